using Google.Protobuf.WellKnownTypes;
using Planning.Wire;

namespace Planning.Shapes;

/// <summary>
/// What the provider gives back in a first preview: those inputs that are outputs too, each in its published shape. All else is unknown,
/// the name as well.
/// </summary>
public static class PreviewOutputs
{
    /// <summary>Properties that are left out are unknown to an SDK.</summary>
    public static Struct Of(Struct inputs, IReadOnlyList<ShapeMember> members)
    {
        var outputs = new Struct();
        foreach (var member in members)
        {
            if (inputs.Fields.TryGetValue(member.Name, out var given))
            {
                outputs.Fields[member.Name] = Shaped(given, member.Type);
            }
            else if (member.Type[0] == '=')
            {
                outputs.Fields[member.Name] = Constant(member.Type);
            }
        }

        return outputs;
    }

    private static Value Shaped(Value given, string type)
    {
        if (given.Signature() == Signatures.Secret)
        {
            return WireValue.Secret(Shaped(given.Reveal(), type));
        }

        var value = given.Reveal();
        return (type[0], value.KindCase) switch
        {
            ('=', _) => Constant(type),
            ('a', _) => value,
            ('s', Value.KindOneofCase.StringValue) => value,
            ('n', Value.KindOneofCase.NumberValue) => value,
            ('b', Value.KindOneofCase.BoolValue) => value,
            ('[', Value.KindOneofCase.ListValue) => Value.ForList([
                .. value.ListValue.Values.Select(element => Shaped(element, type[1..])),
            ]),
            ('{', Value.KindOneofCase.StructValue) => Map(value.StructValue, type[1..]),
            ('#', Value.KindOneofCase.StructValue) => Object(value.StructValue, type),
            _ => Unknown(),
        };
    }

    private static Value Map(Struct given, string type)
    {
        var map = new Struct();
        foreach (var (name, value) in given.Fields)
        {
            map.Fields[name] = Shaped(value, type);
        }

        return Value.ForStruct(map);
    }

    /// <summary>Inside an object a value that is missing would be null: what Azure adds is marked.</summary>
    private static Value Object(Struct given, string type)
    {
        var members = PublishedShapes.OfType(Choose(given, type));
        var outputs = Of(given, members);
        foreach (var member in members)
        {
            outputs.Fields.TryAdd(member.Name, Unknown());
        }

        return Value.ForStruct(outputs);
    }

    /// <summary>Of several forms, the one whose constant the object has.</summary>
    internal static string Choose(Struct given, string type)
    {
        var forms = type.Split('|');
        return forms.Length == 1
            ? type
            : forms.FirstOrDefault(form =>
                PublishedShapes
                    .OfType(form)
                    .Any(member => member.Type[0] == '=' && given.Text(member.Name) == Constant(member.Type).StringValue)
            ) ?? forms[0];
    }

    internal static Value Constant(string type) => Value.ForString(Uri.UnescapeDataString(type[1..]));

    private static Value Unknown() => Value.ForString(Signatures.Unknown);
}
