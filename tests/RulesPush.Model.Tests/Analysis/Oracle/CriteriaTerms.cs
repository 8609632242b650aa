using System.Numerics;
using static RulesPush.Model.Tests.Analysis.Oracle.Smt;

namespace RulesPush.Model.Tests.Analysis.Oracle;

/// <summary>What conditions say of any machine: a term for being true and one for being false, and unknown where neither holds.</summary>
/// <param name="machine">The machine.</param>
/// <param name="asked">All criteria that the question is about.</param>
/// <param name="now">The time by which excludes are void.</param>
internal sealed class CriteriaTerms(AnyMachine machine, IReadOnlyCollection<CriteriaDefinition> asked, DateTimeOffset now)
{
    /// <summary>That criteria certainly match.</summary>
    public string Match(CriteriaDefinition criteria) => And(criteria.Conditions
        .Where(c => c.Until is not var (year, month, day) || now.UtcDateTime.Date <= new DateTime(year, month, day))
        .Select(c => Of(c.Test) is var (isTrue, isFalse) && c.IsExclude ? isFalse : isTrue));

    /// <summary>That the machine is known to be of a kind.</summary>
    public string IsOfKind(SystemKind kind)
    {
        var system = machine.Text("OperatingSystem");
        var role = IsControllerByRole();
        var (advanced, server) = (Says("NT Advanced Server"), Says("Server"));
        var workstation = Or(Says("Workstation"), Says("Windows"));
        return kind switch
        {
            SystemKind.DomainController => Or(role, And(system.IsKnown, advanced)),
            SystemKind.Server => And(Not(role), system.IsKnown, Not(advanced), server),
            SystemKind.Workstation => And(Not(role), system.IsKnown, Not(advanced), Not(server), workstation),
            _ => And(Not(role), system.IsKnown, Not(advanced), Not(server), Not(workstation)),
        };
    }

    private string IsControllerByRole()
    {
        // Where no condition reads the roles themselves, one among them may be this one or not.
        if (!asked.Any(static c => c.Conditions.Any(static x => x.Test is TextTest { Subject: TextSubject.Role })))
            return machine.Value("kind.role", "Bool").Value;
        var roles = machine.Texts("SystemRoles");
        return machine.Named("kind.role", () => And(roles.IsKnown, Or(roles.Texts.Select(static r => And(r.IsThere, IsIn(r.Text, IgnoringCase("Domain Controller")))))));
    }

    /// <summary>That the text of the operating system has a part.</summary>
    private string Says(string part)
    {
        var name = $"says.{part.Replace(' ', '.')}";
        if (asked.Any(static c => c.Conditions.Any(static x => x.Test is OperatingSystemTest)))
            return machine.Named(name, () => IsIn(machine.Text("OperatingSystem").Text, SystemTexts.Containing(part)));
        // Where no condition reads the text itself, each of the parts may be there or not; but one contains another.
        return part == "Server" ? Or(machine.Value(name, "Bool").Value, Says("NT Advanced Server")) : machine.Value(name, "Bool").Value;
    }

    /// <summary>That a text is known and matches a pattern.</summary>
    public string Matches(string property, IEnumerable<Pattern> patterns) => Of(machine.Text(property), Patterns(patterns)).IsTrue;

    private (string IsTrue, string IsFalse) Of(ConditionTest test) => test switch
    {
        SystemKindTest kind => (
            Or(kind.Kinds.Kinds.Select(IsOfKind)),
            Or(Enum.GetValues<SystemKind>().Where(k => !kind.Kinds.Contains(k)).Select(IsOfKind))),
        TextTest { Subject: TextSubject.Name or TextSubject.Domain or TextSubject.AdSite } text => Of(machine.Text($"{text.Subject}"), Patterns(text.Patterns)),
        TextTest list => OfList(machine.Texts(list.Subject == TextSubject.Role ? "SystemRoles" : $"{list.Subject}"), Patterns(list.Patterns)),
        OperatingSystemTest system => Of(system),
        IpSubnetTest subnet => Of(subnet),
        LastSeenWithinTest seen => LastSeen(seen.Days),
        PropertyTest property => Of(property),
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };

    private static (string IsTrue, string IsFalse) Of((string IsKnown, string Text) text, string expression) =>
        (And(text.IsKnown, IsIn(text.Text, expression)), And(text.IsKnown, Not(IsIn(text.Text, expression))));

    private static (string IsTrue, string IsFalse) OfList((string IsKnown, IReadOnlyList<(string IsThere, string Text)> Texts) list, string expression)
    {
        var any = Or(list.Texts.Select(t => And(t.IsThere, IsIn(t.Text, expression))));
        return (And(list.IsKnown, any), And(list.IsKnown, Not(any)));
    }

    private (string IsTrue, string IsFalse) Of(OperatingSystemTest test)
    {
        var system = machine.Text("OperatingSystem");
        var all = new List<(string IsTrue, string IsFalse)>();
        if (test.Patterns.Count > 0)
            all.Add(Of(system, Patterns(test.Patterns)));
        // A version may be neither above nor below its bound: where there is none, or it is shorter.
        if (test.MinVersion is { Numbers: var min })
            all.Add((And(system.IsKnown, IsIn(system.Text, SystemTexts.AtLeast(min))), And(system.IsKnown, IsIn(system.Text, SystemTexts.LessThan(min)))));
        if (test.MaxVersion is { Numbers: var max })
            all.Add((And(system.IsKnown, IsIn(system.Text, SystemTexts.AtMost(max))), And(system.IsKnown, IsIn(system.Text, SystemTexts.MoreThan(max)))));
        return (And(all.Select(static t => t.IsTrue)), Or(all.Select(static t => t.IsFalse)));
    }

    private (string IsTrue, string IsFalse) Of(IpSubnetTest test)
    {
        var any = Of(machine.Addresses("IPAddresses"));
        // An IPv4 network holds no IPv6 address, whether discovery saw them or not.
        if (!test.Networks.Any(static n => n.Address.IsV6))
            return any;
        var further = Of(machine.Addresses("IPv6Addresses", isV6Alone: true));
        return (Or(any.IsTrue, further.IsTrue), And(any.IsFalse, further.IsFalse));

        (string IsTrue, string IsFalse) Of((string IsKnown, IReadOnlyList<AnyAddress> Addresses) list)
        {
            var within = Or(list.Addresses.Select(a => And(a.IsThere, Or(test.Networks.Select(a.IsIn)))));
            return (And(list.IsKnown, within), And(list.IsKnown, Not(within)));
        }
    }

    /// <summary>A list of times is known by the age of its latest one, if it has any.</summary>
    private (string IsTrue, string IsFalse) LastSeen(int days)
    {
        var age = machine.Value("Age", "Int");
        var any = machine.Value("Age.any", "Bool");
        var within = And(any.Value, $"(<= {age.Value} {Number(days * new BigInteger(TimeSpan.TicksPerDay))})");
        return (And(age.IsKnown, within), And(age.IsKnown, Not(within)));
    }

    private (string IsTrue, string IsFalse) Of(PropertyTest test)
    {
        var values = test.Values.Select(static v => v.Value).ToList();
        if (test.Property.Type == PropertyType.Text)
        {
            return Of(machine.Text(test.Property.Name), test.Comparison == PropertyComparison.Like
                ? Either(values.Select(static v => Smt.Pattern((string)v)))
                : Either(values.Select(static v => IgnoringCase((string)v))));
        }

        var (known, isMet) = PropertyTerms.Of(machine, test.Property, test.Comparison, values);
        return (And(known, isMet), And(known, Not(isMet)));
    }

    private static string Patterns(IEnumerable<Pattern> patterns) => Either(patterns.Select(static p => Smt.Pattern(p.Text)));
}
