using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Planning.Plans;
using Planning.Wire;

namespace Planning.Engine;

/// <summary>Outputs of other stacks, from saved plans that the caller names.</summary>
/// <param name="outputs">Stack name as the program spells it (organization/project/stack) → outputs.</param>
public sealed class StackReferences(IReadOnlyDictionary<string, Struct> outputs)
{
    public const string Type = "pulumi:pulumi:StackReference";

    /// <summary>
    /// The outputs of a saved plan. The file has no secret: a text that is marked as secret takes the place of each. What the plan does not
    /// know stays unknown.
    /// </summary>
    public static Struct OutputsOf(Plan plan)
    {
        var result = new Struct();
        foreach (var (name, value) in JsonParser.Default.Parse<Struct>(plan.Outputs.ToJsonString()).Fields)
        {
            result.Fields[name] = Marked(value);
        }

        return result;
    }

    public Struct? Read(string stack) => outputs.TryGetValue(stack, out var found) ? Properties(stack, Value.ForStruct(found)) : null;

    public static Struct Unknown(string stack) => Properties(stack, Value.ForString(Signatures.Unknown));

    private static Value Marked(Value value) =>
        value.KindCase switch
        {
            Value.KindOneofCase.StringValue when value.StringValue == PlannedValues.Unknown => Value.ForString(Signatures.Unknown),
            Value.KindOneofCase.StringValue when value.StringValue == PlannedValues.Secret => WireValue.Secret(value),
            Value.KindOneofCase.ListValue => Value.ForList([.. value.ListValue.Values.Select(Marked)]),
            Value.KindOneofCase.StructValue => Value.ForStruct(
                new Struct { Fields = { value.StructValue.Fields.ToDictionary(field => field.Key, field => Marked(field.Value)) } }
            ),
            _ => value,
        };

    private static Struct Properties(string stack, Value outputs) =>
        new()
        {
            Fields =
            {
                ["name"] = Value.ForString(stack),
                ["outputs"] = outputs,
                ["secretOutputNames"] = Value.ForList([
                    .. (outputs.StructValue ?? new Struct())
                        .Fields.Where(field => field.Value.ContainsSecret())
                        .Select(field => Value.ForString(field.Key)),
                ]),
            },
        };
}
