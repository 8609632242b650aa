namespace RulesPush.Model;

/// <summary>
/// Properties of a machine that some tests read, and no others: what these tests say does not depend on any other
/// dimension. A machine is a value of each dimension, and a conjunction of demands is a set of values of each.
/// </summary>
internal abstract class Dimension
{
    /// <summary>All values.</summary>
    public abstract ValueSet Everything { get; }

    /// <summary>Gives a machine the properties of this dimension that another one has.</summary>
    public abstract Resource Copy(Resource from, Resource to);
}

/// <summary>A set of values of a dimension, which is not empty.</summary>
internal abstract class ValueSet
{
    /// <summary>A machine with one of the values.</summary>
    public abstract Resource Example { get; }

    /// <summary>Machines with values that differ in which properties matter, such as an address or an AD site; the example among them.</summary>
    public virtual IEnumerable<Resource> Alternatives => [Example];

    /// <summary>Whether the example meets a demand; true too where that is not known.</summary>
    public abstract bool MayExampleMeet(Demand demand);

    /// <summary>Those values that meet a demand; null where none does. The example stays where it meets it.</summary>
    public abstract ValueSet? With(Demand demand);
}
