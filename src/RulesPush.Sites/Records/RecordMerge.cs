namespace RulesPush.Sites;

/// <summary>How what is new of a resource joins what is stored.</summary>
internal static class RecordMerge
{
    /// <summary>
    /// Joins a DDR: arrays append unless it replaces them, single values overwrite unless it has low confidence and
    /// they are known. Every value that it says again is as fresh as the DDR.
    /// </summary>
    public static ResourceRecord Join(ResourceRecord stored, ResourceRecord seen, bool replacesArrays, bool hasLowConfidence) =>
        Join(stored, seen, (name, old, added) => RecordProperties.IsList(name)
            ? replacesArrays ? added : Append(old, added)
            : hasLowConfidence && old.Count > 0 ? old : added);

    /// <summary>
    /// Joins what another primary site has stored. Each speaks for its side of the hierarchy: of the values that came
    /// from the sender's, it sent all that are left; of those that came from here, it may send what was replaced since, or
    /// what was said of another machine here that is the same one there.
    /// </summary>
    /// <param name="stored">What is stored here.</param>
    /// <param name="sent">What the other site has stored.</param>
    /// <param name="isOfSender">Whether a site is on the sender's side.</param>
    /// <param name="isOfReceiver">Whether a site is on this side. One that is not in the rules is on neither.</param>
    public static ResourceRecord JoinSide(
        ResourceRecord stored, ResourceRecord sent, Func<string, bool> isOfSender, Func<string, bool> isOfReceiver) =>
        Join(stored, sent.WithoutValuesOf(isOfReceiver), (name, old, added) => RecordProperties.IsList(name)
            ? Append([.. old.Where(v => !isOfSender(v.Source.Site))], added)
            : old.Count > 0 && old[0].Source.Time > added[0].Source.Time ? old : added);

    private static ResourceRecord Join(
        ResourceRecord stored, ResourceRecord seen, Func<string, IReadOnlyList<SeenValue>, IReadOnlyList<SeenValue>, IReadOnlyList<SeenValue>> choose)
    {
        var values = new RecordValues();
        foreach (var (name, old) in stored.Sorted.Span)
            values[name] = old;
        foreach (var (name, added) in seen.Sorted.Span)
            values[name] = values.TryGetValue(name, out var old) ? choose(name, old, added) : added;
        var last = stored.LastDiscovered > seen.LastDiscovered ? stored.LastDiscovered : seen.LastDiscovered;
        return new ResourceRecord(values, JoinSightings(stored.Sightings, seen.Sightings), last);
    }

    private static List<SeenValue> Append(IReadOnlyList<SeenValue> old, IReadOnlyList<SeenValue> added)
    {
        var all = old.ToList();
        foreach (var value in added)
        {
            var known = all.FindIndex(v => string.Equals(v.Text, value.Text, StringComparison.OrdinalIgnoreCase));
            if (known < 0)
                all.Add(value);
            else if (all[known].Source.Time <= value.Source.Time)
                all[known] = value;
        }

        return all;
    }

    /// <summary>The latest of each agent at each site.</summary>
    private static IReadOnlyList<Sighting> JoinSightings(IReadOnlyList<Sighting> old, IReadOnlyList<Sighting> added)
    {
        if (added.Count == 0)
            return old;
        var all = old.ToList();
        foreach (var sighting in added)
        {
            var known = all.FindIndex(s =>
                string.Equals(s.Agent, sighting.Agent, StringComparison.OrdinalIgnoreCase)
                && string.Equals(s.Site, sighting.Site, StringComparison.OrdinalIgnoreCase));
            if (known < 0)
                all.Add(sighting);
            else if (!(all[known].Time > sighting.Time))
                all[known] = sighting;
        }

        return all;
    }
}
