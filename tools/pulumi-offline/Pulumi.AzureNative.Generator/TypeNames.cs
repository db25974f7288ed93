using System.Text.Json;
using static Pulumi.AzureNative.Generator.PropertyType;

namespace Pulumi.AzureNative.Generator;

/// <summary>The C# types of properties, by the rules of the official code generator.</summary>
internal sealed class TypeNames(Doubles doubles, Group<Dictionary<string, string>> enums)
{
    /// <summary>The type inside Input, InputList and InputMap, and of plain invoke arguments.</summary>
    public string Inner(PropertyType type, bool isDouble) =>
        type switch
        {
            Scalar scalar => Scalar(scalar.Name, isDouble),
            Reference reference => Qualified(reference),
            List list => $"ImmutableArray<{Inner(list.Element, isDouble)}>",
            Map map => $"ImmutableDictionary<string, {Inner(map.Element, isDouble)}>",
            Union { Members: [var left, var right] } => $"Union<{Inner(left, isDouble)}, {Inner(right, isDouble)}>",
            _ => "object",
        };

    public string Input(PropertyType type, bool isDouble) =>
        type switch
        {
            List list => $"InputList<{Inner(list.Element, isDouble)}>",
            Map map => $"InputMap<{Inner(map.Element, isDouble)}>",
            Union { Members: [var left, var right] } => $"InputUnion<{Inner(left, isDouble)}, {Inner(right, isDouble)}>",
            Union => "object",
            _ => $"Input<{Inner(type, isDouble)}>",
        };

    public string Plain(PropertyType type, bool isDouble) =>
        type switch
        {
            List list => $"List<{Inner(list.Element, isDouble)}>",
            Map map => $"Dictionary<string, {Inner(map.Element, isDouble)}>",
            _ => Inner(type, isDouble),
        };

    /// <summary>Arrays are never nullable in outputs: a missing one is a default ImmutableArray.</summary>
    public string Output(PropertyType type, bool required, bool isDouble) => Inner(type, isDouble) + (required || type is List ? "" : "?");

    /// <summary>The value of a property left out. A strict enum takes no text, so there it is the member of that text.</summary>
    public string Default(string notation, JsonElement value)
    {
        if (Parse(notation).Type is not Reference { Kind: "enum" } type)
        {
            return Literal.Of(value);
        }

        var member = enums[$"{type.Module}.{type.Name}"].Single(entry => entry.Value == value.GetString()).Key;
        return $"{Qualified(type)}.{Names.EnumMember(member, type.Name)}";
    }

    public bool IsDouble(string module, string type, string property) => doubles.Contains(module, type, property);

    private static string Scalar(string name, bool isDouble) =>
        name switch
        {
            "string" => "string",
            "boolean" => "bool",
            "number" => isDouble ? "double" : "int",
            "any" => "object",
            "asset" => "Asset",
            "archive" => "Archive",
            "asset|archive" => "AssetOrArchive",
            _ => throw new InvalidDataException($"facts.json has the unknown type '{name}'"),
        };

    private static string Qualified(Reference reference)
    {
        var inner = reference.Kind switch
        {
            "in" => "Inputs.",
            "out" => "Outputs.",
            _ => "",
        };
        return $"global::Pulumi.AzureNative.{Names.Module(reference.Module)}.{inner}{reference.Name}";
    }
}
