using System.Text.Json;

namespace Pulumi;

/// <summary>The configuration of the stack, as the language host passes it on.</summary>
internal sealed class StackConfiguration
{
    private readonly Dictionary<string, string> _values = [];

    public string? this[string key] => _values.GetValueOrDefault(key);

    public static StackConfiguration FromEnvironment()
    {
        var result = new StackConfiguration();
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG") is not { } json)
            return result;
        using var document = JsonDocument.Parse(json);
        foreach (var entry in document.RootElement.EnumerateObject())
            result._values[CleanKey(entry.Name)] = entry.Value.ToString();
        return result;
    }

    // Keys were once written as `project:config:key`.
    private static string CleanKey(string key)
    {
        var colon = key.IndexOf(':');
        return colon > 0 && key.AsSpan(colon + 1).StartsWith("config:", StringComparison.Ordinal)
            ? string.Concat(key.AsSpan(0, colon + 1), key.AsSpan(colon + 1 + "config:".Length))
            : key;
    }
}
