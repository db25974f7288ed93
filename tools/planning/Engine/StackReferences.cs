using Google.Protobuf.WellKnownTypes;
using Planning.Wire;

namespace Planning.Engine;

/// <summary>Outputs of other stacks, from saved plans that the caller names.</summary>
/// <param name="outputs">Stack name as the program spells it (organization/project/stack) → outputs.</param>
public sealed class StackReferences(IReadOnlyDictionary<string, Struct> outputs)
{
    public const string Type = "pulumi:pulumi:StackReference";

    public Struct? Read(string stack) => outputs.TryGetValue(stack, out var found) ? Properties(stack, Value.ForStruct(found)) : null;

    public static Struct Unknown(string stack) => Properties(stack, Value.ForString(Signatures.Unknown));

    private static Struct Properties(string stack, Value outputs) =>
        new()
        {
            Fields =
            {
                ["name"] = Value.ForString(stack),
                ["outputs"] = outputs,
                ["secretOutputNames"] = Value.ForList(),
            },
        };
}
