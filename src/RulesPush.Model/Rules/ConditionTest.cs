namespace RulesPush.Model;

/// <summary>What a condition tests in a resource. The values within one test are ORed.</summary>
public abstract record ConditionTest
{
    private protected ConditionTest()
    {
    }

    /// <summary>As an administrator would write it: <c>Name("*-LAB*")</c>.</summary>
    public abstract override string ToString();
}

/// <summary>The derived kind is one of these.</summary>
public sealed record SystemKindTest(SystemKindList Kinds) : ConditionTest
{
    /// <summary>The kind is one of these.</summary>
    public SystemKindTest(params SystemKind[] kinds)
        : this(new SystemKindList(kinds))
    {
    }

    /// <inheritdoc/>
    public override string ToString() => $"SystemKind({Kinds})";
}

/// <summary>The texts that a pattern can be held against, named as their conditions are.</summary>
public enum TextSubject
{
    /// <summary><see cref="Resource.Name"/></summary>
    Name,

    /// <summary><see cref="Resource.ResourceDomainOrWorkgroup"/></summary>
    Domain,

    /// <summary><see cref="Resource.ADSiteName"/></summary>
    AdSite,

    /// <summary>Any of <see cref="Resource.SystemOUName"/></summary>
    OrganizationalUnit,

    /// <summary>Any of <see cref="Resource.SystemGroupName"/></summary>
    Group,

    /// <summary>Any of <see cref="Resource.SystemRoles"/></summary>
    Role,

    /// <summary>Any of <see cref="Resource.AgentName"/></summary>
    DiscoveredBy,
}

/// <summary>A text, or any text of a list, matches one of the patterns.</summary>
public sealed record TextTest(TextSubject Subject, EquatableArray<Pattern> Patterns) : ConditionTest
{
    /// <summary>A text matches one of these patterns.</summary>
    /// <exception cref="FormatException">One is no pattern.</exception>
    public TextTest(TextSubject subject, params string[] patterns)
        : this(subject, Pattern.ParseAll(patterns))
    {
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Subject}({StringLiteral.List(Patterns.Select(static p => p.Text))})";
}

/// <summary>
/// The text of the operating system matches one of the patterns (none: any text), AND its version lies within the bounds.
/// </summary>
public sealed record OperatingSystemTest(
    EquatableArray<Pattern> Patterns, OperatingSystemVersion? MinVersion, OperatingSystemVersion? MaxVersion) : ConditionTest
{
    /// <summary>The text matches one of these patterns, and the version lies within these bounds.</summary>
    /// <exception cref="FormatException">One is no pattern, or no version.</exception>
    public OperatingSystemTest(string[] patterns, string? minVersion, string? maxVersion)
        : this(
            Pattern.ParseAll(patterns),
            minVersion is null ? null : OperatingSystemVersion.Parse(minVersion),
            maxVersion is null ? null : OperatingSystemVersion.Parse(maxVersion))
    {
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var arguments = Patterns.Select(static p => StringLiteral.Of(p.Text)).ToList();
        if (MinVersion is not null)
            arguments.Add($"MinVersion = \"{MinVersion}\"");
        if (MaxVersion is not null)
            arguments.Add($"MaxVersion = \"{MaxVersion}\"");
        return $"OperatingSystem({string.Join(", ", arguments)})";
    }
}

/// <summary>Any of IPAddresses and IPv6Addresses lies in one of the networks.</summary>
public sealed record IpSubnetTest(EquatableArray<IpNetwork> Networks) : ConditionTest
{
    /// <summary>An address lies in one of these networks.</summary>
    /// <exception cref="FormatException">One is no network.</exception>
    public IpSubnetTest(params string[] networks)
        : this(new EquatableArray<IpNetwork>(networks.Select(IpNetwork.Parse)))
    {
    }

    /// <summary>Whether IPv6Addresses count: an IPv4 network holds none of them, whether discovery saw them or not.</summary>
    public bool ReadsIPv6Addresses => Networks.Any(static n => n.Address.IsV6);

    /// <inheritdoc/>
    public override string ToString() => $"IpSubnet({StringLiteral.List(Networks.Select(static n => n.ToString()))})";
}

/// <summary>The latest AgentTime is at most so many days before now.</summary>
public sealed record LastSeenWithinTest(int Days) : ConditionTest
{
    /// <inheritdoc/>
    public override string ToString() => $"LastSeenWithin({Days})";
}

/// <summary>A method of the rule class, which nothing but the method itself can explain.</summary>
public sealed record MethodTest(string MethodName) : ConditionTest
{
    /// <summary>The method; null in a model that was read from source code, which cannot call it.</summary>
    public Func<Resource, bool?>? Body { get; init; }

    /// <summary>Two tests of one name are the same, whatever delegate stands for the method.</summary>
    public bool Equals(MethodTest? other) => other is not null && MethodName == other.MethodName;

    /// <inheritdoc/>
    public override int GetHashCode() => MethodName.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"{MethodName}(resource)";
}
