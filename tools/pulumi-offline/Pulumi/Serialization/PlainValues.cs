using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Serialization;

/// <summary>Small pieces of the wire form.</summary>
internal static class PlainValues
{
    /// <summary>An object that its signature marks as more than an object.</summary>
    public static Value Special(string signature, string name, Value value)
    {
        var special = new Struct();
        special.Fields.Add(Wire.SignatureKey, Value.ForString(signature));
        special.Fields.Add(name, value);
        return Value.ForStruct(special);
    }

    public static Value? FromJson(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                return Value.ForString(json.GetString());
            case JsonValueKind.Number:
                return Value.ForNumber(json.GetDouble());
            case JsonValueKind.True or JsonValueKind.False:
                return Value.ForBool(json.GetBoolean());
            case JsonValueKind.Array:
                var list = new ListValue();
                foreach (var element in json.EnumerateArray())
                    list.Values.Add(FromJson(element) ?? Value.ForNull());
                return new Value { ListValue = list };
            case JsonValueKind.Object:
                var members = new Struct();
                foreach (var member in json.EnumerateObject())
                    members.Fields[member.Name] = FromJson(member.Value) ?? Value.ForNull();
                return Value.ForStruct(members);
            default:
                return null;
        }
    }

    public static bool ContainsUnknown(Value value) =>
        value.KindCase switch
        {
            Value.KindOneofCase.StringValue => value.StringValue == Wire.Unknown,
            Value.KindOneofCase.ListValue => value.ListValue.Values.Any(ContainsUnknown),
            Value.KindOneofCase.StructValue => value.StructValue.Fields.Values.Any(ContainsUnknown),
            _ => false,
        };

    /// <summary>A default ImmutableArray says it is a list, and throws when it is used as one.</summary>
    public static bool IsDefaultArray(IList list)
    {
        var type = list.GetType();
        return type.IsGenericType
            && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            && (bool)type.GetProperty(nameof(ImmutableArray<int>.IsDefault))!.GetValue(list)!;
    }
}
