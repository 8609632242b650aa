using System.Collections;

namespace RulesPush.Model;

/// <summary>Machines of which the same is known. A <see cref="Resource"/> by itself equals only one with the very same lists.</summary>
internal static class ResourceEquality
{
    public static bool AreEqual(Resource left, Resource right) =>
        DdrProperties.Known(left).SequenceEqual(DdrProperties.Known(right), OfValues.Instance)
        && DdrProperties.KnownCustom(left).SequenceEqual(DdrProperties.KnownCustom(right), OfValues.Instance);

    /// <summary>By what nearly every machine has; the rest is left to <see cref="AreEqual"/>.</summary>
    public static int HashOf(Resource resource) => (resource.Name, resource.OperatingSystemNameAndVersion).GetHashCode();

    private sealed class OfValues : IEqualityComparer<KeyValuePair<string, object>>
    {
        public static OfValues Instance { get; } = new();

        public bool Equals(KeyValuePair<string, object> x, KeyValuePair<string, object> y) => x.Key == y.Key
            && (x.Value is IEnumerable list and not string && y.Value is IEnumerable other
                ? list.Cast<object>().SequenceEqual(other.Cast<object>())
                : x.Value.Equals(y.Value));

        public int GetHashCode(KeyValuePair<string, object> obj) => obj.Key.GetHashCode();
    }
}
