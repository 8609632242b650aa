namespace RulesPush.Discovery;

/// <summary>What rows are read for, which decides what a row needs.</summary>
internal enum RowPurpose
{
    /// <summary>A decision about a machine, which is shown by its Name.</summary>
    Decision,

    /// <summary>A DDR, which is merged with the stored ones: any name or address tells whose it is.</summary>
    Ddr,
}
