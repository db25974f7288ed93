using Google.Protobuf.WellKnownTypes;

namespace Planning.Wire;

/// <summary>Values in the envelope that carries what they depend on, which programs give to and take from transforms.</summary>
public static class OutputValues
{
    /// <summary>Each property with what it depends on. Properties that depend on nothing stay as they are.</summary>
    public static Struct Upgrade(Struct properties, Func<string, IEnumerable<string>> dependencies)
    {
        var upgraded = new Struct();
        foreach (var (name, value) in properties.Fields)
        {
            var urns = dependencies(name).Select(Value.ForString).ToArray();
            upgraded.Fields[name] = urns.Length == 0 || value.Signature() == Signatures.Output ? value : Envelope(value, urns);
        }

        return upgraded;
    }

    /// <summary>The values without envelopes: secrets and unknown values in their own form.</summary>
    public static Struct Downgrade(Struct properties)
    {
        var plain = new Struct();
        foreach (var (name, value) in properties.Fields)
        {
            plain.Fields[name] = Downgrade(value);
        }

        return plain;
    }

    /// <summary>The URNs in the envelopes of a value and of what is in it.</summary>
    public static IEnumerable<string> Dependencies(Value value)
    {
        var own =
            value.Signature() == Signatures.Output
            && value.StructValue.Fields.TryGetValue("dependencies", out var urns)
            && urns.KindCase == Value.KindOneofCase.ListValue
                ? urns.ListValue.Values.Select(urn => urn.StringValue)
                : [];
        var inner = value.KindCase switch
        {
            Value.KindOneofCase.ListValue => value.ListValue.Values.SelectMany(Dependencies),
            Value.KindOneofCase.StructValue => value.StructValue.Fields.Values.SelectMany(Dependencies),
            _ => [],
        };
        return own.Concat(inner);
    }

    private static Value Downgrade(Value value)
    {
        if (value.Signature() == Signatures.Output)
        {
            var plain = Downgrade(value.Reveal());
            return value.StructValue.Fields.TryGetValue("secret", out var secret) && secret.BoolValue ? WireValue.Secret(plain) : plain;
        }

        return value.KindCase switch
        {
            Value.KindOneofCase.ListValue => Value.ForList([.. value.ListValue.Values.Select(Downgrade)]),
            Value.KindOneofCase.StructValue => Value.ForStruct(Downgrade(value.StructValue)),
            _ => value,
        };
    }

    private static Value Envelope(Value value, Value[] dependencies)
    {
        var isSecret = value.Signature() == Signatures.Secret;
        var plain = isSecret ? value.StructValue.Fields["value"] : value;
        var envelope = new Struct
        {
            Fields = { [Signatures.Key] = Value.ForString(Signatures.Output), ["dependencies"] = Value.ForList(dependencies) },
        };
        if (isSecret)
        {
            envelope.Fields["secret"] = Value.ForBool(true);
        }

        if (!plain.IsUnknown())
        {
            envelope.Fields["value"] = plain;
        }

        return Value.ForStruct(envelope);
    }
}
