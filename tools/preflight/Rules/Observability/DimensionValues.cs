namespace Preflight.Rules;

/// <summary>The values that a dimension can have.</summary>
/// <param name="isCodes">True for any status code of HTTP from 100 to 599.</param>
internal sealed class DimensionValues(IReadOnlyList<string> values, bool isCodes)
{
    public string Text => isCodes ? "status codes such as 200 and 429" : string.Join(", ", values);

    public bool Has(string value) =>
        values.Contains(value, StringComparer.OrdinalIgnoreCase)
        || isCodes && value.Length == 3 && value.All(char.IsAsciiDigit) && value[0] is >= '1' and <= '5';
}
