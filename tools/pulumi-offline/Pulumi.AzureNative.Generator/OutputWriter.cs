namespace Pulumi.AzureNative.Generator;

/// <summary>Output types: sealed classes of readonly fields that the SDK builds through their private constructor.</summary>
internal sealed class OutputWriter(Source source, TypeNames types)
{
    public void Write(IEnumerable<(string Module, string Name, ObjectFacts Facts)> outputs)
    {
        foreach (var (module, name, facts) in outputs)
        {
            source.Namespace("Outputs");
            Write(module, name, facts.Properties);
        }
    }

    public void Write(string module, string name, IReadOnlyDictionary<string, string> properties)
    {
        var fields = properties
            .Select(property =>
            {
                var (type, required) = PropertyType.Parse(property.Value);
                return (Wire: property.Key, Type: types.Output(type, required, types.IsDouble(module, name, property.Key)));
            })
            .ToList();

        source.Line("[OutputType]");
        source.Open($"public sealed class {name}");
        foreach (var (wire, type) in fields)
        {
            source.Line($"public readonly {type} {Names.Property(wire, name)};");
        }

        source.Line("[OutputConstructor]");
        source.Open($"private {name}({string.Join(", ", fields.Select(Parameter))})");
        foreach (var (wire, _) in fields)
        {
            source.Line($"{Names.Property(wire, name)} = {Names.Parameter(wire)};");
        }

        source.Close();
        source.Close();
    }

    /// <summary>The SDK finds the wire property by the parameter's name; the attribute sets it if the two differ.</summary>
    private static string Parameter((string Wire, string Type) field)
    {
        var parameter = Names.Parameter(field.Wire);
        var attribute = parameter == $"@{field.Wire}" ? "" : $"[OutputConstructorParameter(\"{field.Wire}\")] ";
        return $"{attribute}{field.Type} {parameter}";
    }
}
