using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using RulesPush.Model;

namespace RulesPush.Sites;

/// <summary>
/// What of a resource the rules read, as a number: where two are equal, nothing that the rules read has changed, and no
/// new decision is taken.
/// </summary>
public sealed class RuleInputs
{
    /// <summary>What the checks themselves read, whatever the criteria say.</summary>
    private static readonly string[] _always =
    [
        nameof(Resource.ResourceType), nameof(Resource.Name), nameof(Resource.NetBiosName), nameof(Resource.ResourceNames),
        nameof(Resource.IPAddresses), nameof(Resource.IPv6Addresses), nameof(Resource.IPSubnets), nameof(Resource.ADSiteName),
        nameof(Resource.Obsolete), nameof(Resource.Decommissioned), nameof(Resource.OperatingSystemNameAndVersion),
        nameof(Resource.SystemRoles),
    ];

    /// <summary>What is read of one record after the other.</summary>
    [ThreadStatic]
    private static ArrayBufferWriter<char>? _text;

    private readonly FrozenSet<string> _read;
    private readonly bool _readsAll;
    private readonly bool _readsAgents;
    private readonly bool _readsTimes;

    /// <summary>Finds out what <paramref name="rules"/> read.</summary>
    public RuleInputs(RulePackDefinition rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var tests = rules.Criteria.SelectMany(static c => c.Conditions).Select(static c => c.Test).ToList();
        // A method of the rules may read anything.
        _readsAll = tests.OfType<MethodTest>().Any();
        _readsTimes = _readsAll || tests.OfType<LastSeenWithinTest>().Any();
        _readsAgents = _readsAll || tests.OfType<TextTest>().Any(static t => t.Subject == TextSubject.DiscoveredBy);
        _read = _always.Concat(tests.SelectMany(ReadBy)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        DependOnTime = _readsTimes
            || rules.Criteria.SelectMany(static c => c.Conditions).Any(static c => c.Until is not null)
            || rules.Sites.SelectMany(static s => s.Exclusions).Any(static e => e.Until is not null);
    }

    /// <summary>Whether a decision may change by time alone: <c>Until</c>, <c>LastSeenWithin</c>.</summary>
    public bool DependOnTime { get; }

    /// <summary>The number of what the rules read.</summary>
    public long NumberOf(ResourceRecord record, bool hasClient)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Inputs is { } known && ReferenceEquals(known.By, this) && known.HasClient == hasClient)
            return known.Number;
        var number = FindNumber(record, hasClient);
        record.Inputs = (this, hasClient, number);
        return number;
    }

    private long FindNumber(ResourceRecord record, bool hasClient)
    {
        var text = _text ??= new ArrayBufferWriter<char>(1024);
        text.ResetWrittenCount();
        Append(text, hasClient ? "client\n" : "\n");
        foreach (var (name, values) in record.Sorted.Span)
        {
            if (!_readsAll && !_read.Contains(name))
                continue;
            Append(text, name);
            for (var i = 0; i < values.Count; i++)
            {
                Append(text, "\t");
                Append(text, values[i].Text);
            }

            Append(text, "\n");
        }

        for (var i = 0; i < record.Sightings.Count; i++)
        {
            if (_readsAgents)
                Append(text, $"{record.Sightings[i].Agent}\n");
            if (_readsTimes)
                Append(text, string.Create(CultureInfo.InvariantCulture, $"{record.Sightings[i].Time?.ToUnixTimeMilliseconds()}\n"));
        }

        return (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.WrittenSpan));
    }

    private static void Append(ArrayBufferWriter<char> text, string more) => text.Write(more);

    private static IEnumerable<string> ReadBy(ConditionTest test) => test switch
    {
        PropertyTest property => [property.Property.Name],
        TextTest { Subject: TextSubject.Domain } => [nameof(Resource.ResourceDomainOrWorkgroup)],
        TextTest { Subject: TextSubject.OrganizationalUnit } => [nameof(Resource.SystemOUName)],
        TextTest { Subject: TextSubject.Group } => [nameof(Resource.SystemGroupName)],
        _ => [],
    };
}
