namespace Pulumi.AzureNative.Generator;

/// <summary>The numbers that are double in C#. npm knows one number type, so this is a table checked by hand; the rest are int.</summary>
internal sealed class Doubles
{
    private readonly HashSet<string> _names;

    private Doubles(HashSet<string> names) => _names = names;

    /// <summary>Lines "module.Type.property"; "*" stands for every type of the module; "#" starts a comment.</summary>
    public static Doubles Read(string file) =>
        new(
            File.ReadLines(file).Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0).ToHashSet(StringComparer.Ordinal)
        );

    /// <summary>Args, Response and Result types of one thing share its numbers.</summary>
    public bool Contains(string module, string type, string property)
    {
        foreach (var suffix in (string[])["Args", "Response", "Result"])
        {
            type = type.EndsWith(suffix, StringComparison.Ordinal) ? type[..^suffix.Length] : type;
        }

        return _names.Contains($"{module}.{type}.{property}") || _names.Contains($"{module}.*.{property}");
    }
}
