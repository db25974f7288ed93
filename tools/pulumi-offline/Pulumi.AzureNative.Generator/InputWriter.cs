using System.Text.Json;

namespace Pulumi.AzureNative.Generator;

/// <summary>Args classes: of resources, of nested inputs, and of functions called with inputs.</summary>
internal sealed class InputWriter(Source source, TypeNames types)
{
    public void Write(IEnumerable<(string Module, string Name, ObjectFacts Facts)> inputs)
    {
        foreach (var (module, name, facts) in inputs)
        {
            source.Namespace("Inputs");
            Write(module, name, "ResourceArgs", facts.Properties, facts.Defaults);
        }
    }

    public void Write(
        string module,
        string name,
        string baseType,
        IReadOnlyDictionary<string, string> properties,
        IReadOnlyDictionary<string, JsonElement> defaults
    )
    {
        source.Open($"public sealed class {name} : global::Pulumi.{baseType}");
        foreach (var (wire, notation) in properties)
        {
            WriteProperty(wire, Names.Property(wire, name), notation, types.IsDouble(module, name, wire));
        }

        if (defaults.Count == 0)
        {
            source.Line($"public {name}() {{ }}");
        }
        else
        {
            source.Open($"public {name}()");
            foreach (var (wire, value) in defaults)
            {
                source.Line($"{Names.Property(wire, name)} = {types.Default(properties[wire], value)};");
            }

            source.Close();
        }

        source.Line($"public static new {name} Empty => new {name}();");
        source.Close();
    }

    private void WriteProperty(string wire, string name, string notation, bool isDouble)
    {
        var (type, required) = PropertyType.Parse(notation);
        var csharp = types.Input(type, isDouble);
        var attribute = $"[Input(\"{wire}\"{(required ? ", required: true" : "")})]";

        // Lists and maps come into being when they are first read, and are then sent even if they stay empty.
        if (type is PropertyType.List or PropertyType.Map)
        {
            source.Line($"{attribute} private {csharp}? {Names.Field(wire)};");
            source.Line($"public {csharp} {name} {{ get => {Names.Field(wire)} ??= new {csharp}(); set => {Names.Field(wire)} = value; }}");
            return;
        }

        source.Line($"{attribute} public {csharp}{(required ? "" : "?")} {name} {{ get; set; }}{(required ? " = null!;" : "")}");
    }
}
