using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using RulesPush.Model;

namespace RulesPush.Matching.Inventory;

/// <summary>
/// Tells machines apart as far as any test, boundary or exclusion of a pack does: of machines with the same key all of them
/// say the same, property by property, and so they do when both machines are changed in the same way.
/// </summary>
/// <remarks>
/// That is more than to be decided alike, where one property may make up for another. What a method reads nobody knows:
/// methods may tell such machines apart. One thread at a time.
/// </remarks>
internal sealed class Likeness
{
    private readonly DateTimeOffset _now;
    private readonly int _mostValues;
    private readonly TestedProperty[] _tested;
    private ClassifiedProperty[] _classified;
    private readonly ExclusionPatterns _exclusions;
    private readonly AddressCuts _cuts;
    private readonly Dictionary<IpAddress, int> _subnetIds = [];
    private readonly PropertyDefinition[] _properties;
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly List<int> _key = [];

    public Likeness(RulePackDefinition pack, DateTimeOffset now, int mostValues = 1 << 16)
    {
        (_now, _mostValues) = (now, mostValues);
        var conditions = pack.Criteria.SelectMany(static c => c.Conditions).Where(c => c.Until?.IsOver(now) != true);
        _tested = new TestsByProperty([.. conditions.Select(static c => c.Test)]).Properties;
        Forget();
        _exclusions = new ExclusionPatterns(pack.Sites.SelectMany(static s => s.Exclusions).SelectMany(static e => e.Names));
        var boundaries = pack.Sites.SelectMany(static s => s.Boundaries.Concat(s.RoamingBoundaries)).ToList();
        var networks = pack.Criteria.SelectMany(static c => c.Conditions).Select(static c => c.Test).OfType<IpSubnetTest>().SelectMany(static t => t.Networks);
        _cuts = new AddressCuts(boundaries.OfType<AddressBoundary>().Select(static b => b.Range).Concat(networks.Select(static n => n.Range)));
        foreach (var boundary in boundaries.OfType<SubnetIdBoundary>())
            _subnetIds.TryAdd(boundary.SubnetId, _subnetIds.Count);
        _properties = [.. pack.Properties];
    }

    /// <summary>Whether so many different values have come that it is better to begin anew: names could be of a class each, without an end.</summary>
    public bool IsFull => _texts.Count + _classified.Sum(static c => c.Count) > _mostValues;

    /// <summary>Forgets all values: keys that were given before mean nothing any more.</summary>
    [MemberNotNull(nameof(_classified))]
    public void Forget()
    {
        _texts.Clear();
        _classified = [.. _tested.Select(static t => new ClassifiedProperty(t))];
    }

    /// <summary>The key of a machine, good until the next call; equal keys mean the same until they are forgotten.</summary>
    public ReadOnlySpan<int> KeyOf(Resource machine)
    {
        _key.Clear();
        AddExcludedHostNames(machine);
        _key.Add(machine.ResourceType is { } type ? (int)type : -1);
        Add(machine.Client);
        Add(machine.Obsolete);
        Add(machine.Decommissioned);
        _exclusions.Add(machine.NetBiosName, _key);
        _exclusions.Add(machine.Name, _key);
        _key.Add(machine.ResourceNames is not { } names ? -1 : names.Count == 0 ? 0 : names.Any(static n => n.Length > 0) ? 2 : 1);
        Add(machine.IPAddresses, _cuts.IntervalOf);
        Add(machine.IPv6Addresses, _cuts.IntervalOf);
        Add(machine.IPSubnets, id => _subnetIds.GetValueOrDefault(id, -1));
        // Few texts, of which more is read than tests: boundaries, and the kind of system.
        Add(machine.ADSiteName);
        Add(machine.OperatingSystemNameAndVersion);
        Add(machine.SystemRoles, TextNumber);
        AddTested(machine);
        return CollectionsMarshal.AsSpan(_key);
    }

    private void AddTested(Resource machine)
    {
        // Lists say nothing where they are empty and where they are unknown, which a change has words for.
        _key.Add(Shape(machine.SystemOUName) + (3 * Shape(machine.SystemGroupName)) + (9 * Shape(machine.AgentName)) + (27 * Shape(machine.AgentTime)));
        Add(machine.ResourceDomainOrWorkgroup is not null);
        foreach (var property in _properties)
            Add(machine.CustomProperties?.ContainsKey(property.Name));
        foreach (var property in _classified)
            _key.Add(property.ClassOf(machine, _now));
    }

    /// <summary>Which of its host names are excluded, and by what: nothing where none is, as of nearly all machines.</summary>
    private void AddExcludedHostNames(Resource machine)
    {
        var areExcluded = false;
        for (var i = 0; i < (machine.ResourceNames?.Count ?? 0); i++)
            areExcluded |= _exclusions.Matches(machine.ResourceNames![i]);
        _key.Add(areExcluded ? machine.ResourceNames!.Count : -1);
        for (var i = 0; areExcluded && i < machine.ResourceNames!.Count; i++)
            _exclusions.Add(machine.ResourceNames[i], _key);
    }

    private void Add(bool? flag) => _key.Add(flag is { } known ? known ? 1 : 0 : -1);

    private void Add(string? text) => _key.Add(text is null ? -1 : TextNumber(text));

    private void Add<T>(IReadOnlyList<T>? values, Func<T, int> number)
    {
        _key.Add(values?.Count ?? -1);
        for (var i = 0; i < (values?.Count ?? 0); i++)
            _key.Add(number(values![i]));
    }

    private int TextNumber(string text)
    {
        if (!_texts.TryGetValue(text, out var number))
            _texts.Add(text, number = _texts.Count);
        return number;
    }

    private static int Shape<T>(IReadOnlyList<T>? values) => values is null ? 0 : values.Count == 0 ? 1 : 2;
}
