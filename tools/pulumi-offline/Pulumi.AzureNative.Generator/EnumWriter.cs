namespace Pulumi.AzureNative.Generator;

/// <summary>Enums as structs over their wire text, directly in the module's namespace.</summary>
internal sealed class EnumWriter(Source source)
{
    public void Write(IEnumerable<(string Module, string Name, Dictionary<string, string> Facts)> enums)
    {
        foreach (var (_, name, members) in enums)
        {
            source.Namespace();
            source.Line("[EnumType]");
            source.Open($"public readonly struct {name} : IEquatable<{name}>");
            source.Line("private readonly string _value;");
            source.Line($"private {name}(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));");
            foreach (var (member, value) in members)
            {
                source.Line($"public static {name} {Names.EnumMember(member, name)} => new({Literal.Of(value)});");
            }

            source.Line($"public static bool operator ==({name} left, {name} right) => left.Equals(right);");
            source.Line($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);");
            source.Line($"public static explicit operator string({name} value) => value._value;");
            source.Line($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);");
            source.Line($"public bool Equals({name} other) => string.Equals(_value, other._value, StringComparison.Ordinal);");
            source.Line("public override int GetHashCode() => _value?.GetHashCode() ?? 0;");
            source.Line("public override string ToString() => _value;");
            source.Close();
        }
    }
}
