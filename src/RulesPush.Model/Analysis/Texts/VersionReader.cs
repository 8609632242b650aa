using System.Globalization;

namespace RulesPush.Model;

/// <summary>
/// How the version at the end of a text compares with a bound, see <see cref="OperatingSystemVersion.FromText"/>: of each
/// number only what decides is kept, so that there are few states.
/// </summary>
internal sealed class VersionReader : TextReader<VersionReader.State>
{
    private readonly string[] _digits;
    private readonly bool[] _isLargest;

    public VersionReader(OperatingSystemVersion bound)
    {
        _digits = [.. bound.Numbers.Select(static n => n == 0 ? "" : n.ToString(CultureInfo.InvariantCulture))];
        _isLargest = [.. bound.Numbers.Select(static n => n == int.MaxValue)];
    }

    /// <summary>Where in the text the reader stands.</summary>
    internal enum Phase
    {
        /// <summary>At no number.</summary>
        Text,

        /// <summary>In a number.</summary>
        Digits,

        /// <summary>Behind a dot behind a number.</summary>
        Dot,

        /// <summary>In white space behind a dotted number.</summary>
        Space,

        /// <summary>Behind the bracket that may begin a build number.</summary>
        Open,

        /// <summary>In a number behind that bracket: a build number, or the beginning of another version.</summary>
        Build,

        /// <summary>Behind the bracket that ends a build number.</summary>
        Closed,
    }

    /// <summary>A dotted number as far as it was read.</summary>
    /// <param name="Index">Which of its numbers is being read.</param>
    /// <param name="Sign">How those before it compare with the bound's.</param>
    /// <param name="Length">How many digits of it were read, zeros before them aside; one more than the bound's has for any more.</param>
    /// <param name="Order">How these compare with the bound's.</param>
    /// <param name="HasDot">Whether it is a version: one number alone is none.</param>
    internal readonly record struct Number(int Index, int Sign, int Length, int Order, bool HasDot);

    internal readonly record struct State(Phase Phase, Number Version, Number Inner);

    public override IEnumerable<char> Alphabet => "0123456789.() ";

    protected override State StartState => default;

    /// <summary>The sign of the comparison, as <see cref="OperatingSystemVersion.CompareTo"/> gives it; null too where there is no version.</summary>
    public int? Compare(int state)
    {
        var (phase, version, _) = StateOf(state);
        var isVersion = version.HasDot && phase is Phase.Digits or Phase.Space or Phase.Closed;
        if (!isVersion || !version.HasDot)
            return null;
        var ended = End(version);
        return ended.Sign != 0 ? ended.Sign : ended.Index < _digits.Length ? null : 0;
    }

    protected override State Read(State state, char c)
    {
        if (c is >= '0' and <= '9')
            return ReadDigit(state, c);
        if (c == '.')
            return ReadDot(state);
        if (c == '(')
            return new State(Phase.Open, state.Phase is Phase.Digits or Phase.Space ? state.Version : default, default);
        if (c == ')')
            return state.Phase == Phase.Build ? new State(Phase.Closed, state.Version, default) : default;
        var staysVersion = char.IsWhiteSpace(c) && state.Phase is Phase.Digits or Phase.Space or Phase.Closed;
        return char.IsWhiteSpace(c) && staysVersion ? state with { Phase = state.Phase == Phase.Digits ? Phase.Space : state.Phase } : default;
    }

    private State ReadDigit(State state, char c) => state.Phase switch
    {
        Phase.Digits => state with { Version = Add(state.Version, c) },
        Phase.Dot => state with { Phase = Phase.Digits, Version = Add(state.Version, c) },
        // The version before the bracket gets the build number as its last.
        Phase.Open => new State(Phase.Build, state.Version.HasDot ? Add(End(state.Version), c) : default, Add(default, c)),
        Phase.Build => state with { Version = state.Version.HasDot ? Add(state.Version, c) : default, Inner = Add(state.Inner, c) },
        _ => new State(Phase.Digits, Add(default, c), default),
    };

    private State ReadDot(State state) => state.Phase switch
    {
        Phase.Digits => state with { Phase = Phase.Dot, Version = End(state.Version) with { HasDot = true } },
        Phase.Build => new State(Phase.Dot, End(state.Inner) with { HasDot = true }, default),
        _ => default,
    };

    /// <summary>One digit more of the number that is being read.</summary>
    private Number Add(Number number, char digit)
    {
        if (number.Sign != 0 || number.Index >= _digits.Length || (number.Length == 0 && digit == '0'))
            return number;
        var bound = _digits[number.Index];
        if (number.Length >= bound.Length)
            return number with { Length = bound.Length + 1, Order = 0 };
        var order = number.Order != 0 ? number.Order : digit.CompareTo(bound[number.Length]);
        return number with { Length = number.Length + 1, Order = Math.Sign(order) };
    }

    /// <summary>The number ends, and the next one may begin.</summary>
    private Number End(Number number)
    {
        if (number.Sign != 0 || number.Index >= _digits.Length)
            return number with { Index = Math.Min(number.Index + 1, _digits.Length), Length = 0, Order = 0 };
        var length = number.Length.CompareTo(_digits[number.Index].Length);
        var sign = Math.Sign(length != 0 ? length : number.Order);
        // A number beyond 32 bits counts as the largest one.
        if (sign > 0 && _isLargest[number.Index])
            sign = 0;
        return new Number(number.Index + 1, sign, 0, 0, number.HasDot);
    }
}
