using System.Globalization;

namespace Preflight.Gate;

/// <summary>A property whose values are more or less safe.</summary>
/// <param name="Name">The last steps of its path, as in policySettings.mode.</param>
/// <param name="Values">From the safest to the weakest; none for a number, of which less is weaker.</param>
/// <param name="Absent">Azure's default.</param>
/// <param name="Types">The types it means this on, as in monitor: or web:WebAppFtpAllowed; none for all.</param>
public sealed record SecurityProperty(string Name, string[] Values, string Absent, params string[] Types)
{
    public bool Is(string type, string path) =>
        (path == Name || path.EndsWith($".{Name}", StringComparison.Ordinal))
        && (Types.Length == 0 || Types.Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal)));

    public bool IsWeaker(string? before, string? after) => Values.Length == 0 ? Number(after) < Number(before) : Rank(after) > Rank(before);

    /// <summary>A value that is not in the table may be anything, so it is the weakest.</summary>
    private int Rank(string? value) =>
        Array.FindIndex(Values, each => string.Equals(each, value ?? Absent, StringComparison.OrdinalIgnoreCase)) is var at and >= 0
            ? at
            : Values.Length;

    private double Number(string? value) => double.TryParse(value ?? Absent, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
