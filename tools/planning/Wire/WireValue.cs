using Google.Protobuf.WellKnownTypes;

namespace Planning.Wire;

/// <summary>Questions to values as they travel between a program and the engine.</summary>
public static class WireValue
{
    public static bool IsUnknown(this Value value) =>
        value is { KindCase: Value.KindOneofCase.StringValue, StringValue: Signatures.Unknown };

    /// <summary>The signature of a special object (secret, asset, resource, ...), or null for plain values.</summary>
    public static string? Signature(this Value value) =>
        value.KindCase == Value.KindOneofCase.StructValue && value.StructValue.Fields.TryGetValue(Signatures.Key, out var signature)
            ? signature.StringValue
            : null;

    /// <summary>The value without its secret and output envelopes.</summary>
    public static Value Reveal(this Value value) =>
        value.Signature() switch
        {
            Signatures.Secret => value.StructValue.Fields["value"].Reveal(),
            Signatures.Output => value.StructValue.Fields.TryGetValue("value", out var inner)
                ? inner.Reveal()
                : Value.ForString(Signatures.Unknown),
            _ => value,
        };

    public static Value Secret(Value value) =>
        Value.ForStruct(new Struct { Fields = { [Signatures.Key] = Value.ForString(Signatures.Secret), ["value"] = value } });

    /// <summary>The value without the secret and output envelopes of all that is in it.</summary>
    public static Value Plain(this Value value)
    {
        var revealed = value.Reveal();
        return revealed.KindCase switch
        {
            Value.KindOneofCase.ListValue => Value.ForList([.. revealed.ListValue.Values.Select(Plain)]),
            Value.KindOneofCase.StructValue when revealed.Signature() is null => Value.ForStruct(
                new Struct { Fields = { revealed.StructValue.Fields.ToDictionary(field => field.Key, field => field.Value.Plain()) } }
            ),
            _ => revealed,
        };
    }

    public static bool ContainsSecret(this Value value) =>
        value.Signature() == Signatures.Secret
        || value.KindCase switch
        {
            Value.KindOneofCase.ListValue => value.ListValue.Values.Any(ContainsSecret),
            Value.KindOneofCase.StructValue => value.StructValue.Fields.Values.Any(ContainsSecret),
            _ => false,
        };

    public static bool ContainsUnknown(this Value value)
    {
        var revealed = value.Reveal();
        return revealed.KindCase switch
        {
            Value.KindOneofCase.StringValue => revealed.IsUnknown(),
            Value.KindOneofCase.ListValue => revealed.ListValue.Values.Any(ContainsUnknown),
            Value.KindOneofCase.StructValue => revealed.StructValue.Fields.Values.Any(ContainsUnknown),
            _ => false,
        };
    }

    /// <summary>The text at a path of property names, or null if it is absent, unknown or no text.</summary>
    public static string? Text(this Struct properties, params ReadOnlySpan<string> path)
    {
        var value = properties.Property(path);
        return value is { KindCase: Value.KindOneofCase.StringValue } && !value.IsUnknown() ? value.StringValue : null;
    }

    public static Value? Property(this Struct properties, params ReadOnlySpan<string> path)
    {
        var current = Value.ForStruct(properties);
        foreach (var name in path)
        {
            if (current.KindCase != Value.KindOneofCase.StructValue || !current.StructValue.Fields.TryGetValue(name, out var next))
            {
                return null;
            }

            current = next.Reveal();
        }

        return current;
    }
}
