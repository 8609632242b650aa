namespace RulesPush.Model;

/// <summary>Machines that meet some demands: at least one, and known as a product of one set of values for each dimension.</summary>
internal sealed class MachineSet
{
    private readonly Dictionary<Dimension, ValueSet> _values;

    private MachineSet(Dictionary<Dimension, ValueSet> values) => _values = values;

    /// <summary>All machines.</summary>
    public static MachineSet All { get; } = new([]);

    /// <summary>One of the machines, of which nothing is known that the demands do not ask for, but for a Name.</summary>
    public Resource Example
    {
        get
        {
            var named = _values.Keys.Any(static d => d is TextDimension { IsName: true }) ? new Resource() : new Resource { Name = TextDimension.UsualName };
            return _values.Aggregate(named, static (machine, value) => value.Key.Copy(value.Value.Example, machine));
        }
    }

    /// <summary>Those that meet a demand too; null where none does.</summary>
    public MachineSet? With(Demand demand)
    {
        var before = ValuesOf(demand);
        var values = before.With(demand);
        if (values is null)
            return null;
        return ReferenceEquals(values, before) ? this : new MachineSet(new(_values) { [demand.Dimension] = values });
    }

    /// <summary>Those that meet all demands; null where none does.</summary>
    public MachineSet? With(IEnumerable<Demand> demands)
    {
        MachineSet? left = this;
        foreach (var demand in demands)
            left = left?.With(demand);
        return left;
    }

    /// <summary>Whether the example meets the demand; true too where that is not known.</summary>
    public bool MayExampleMeet(Demand demand) => ValuesOf(demand).MayExampleMeet(demand);

    /// <summary>Whether any meets the demand.</summary>
    public bool Meets(Demand demand) => ValuesOf(demand).With(demand) is not null;

    private ValueSet ValuesOf(Demand demand) => _values.TryGetValue(demand.Dimension, out var values) ? values : demand.Dimension.Everything;
}
