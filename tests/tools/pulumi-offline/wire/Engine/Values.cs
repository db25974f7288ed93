using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Conformance.Wire.Engine;

/// <summary>The shapes that stand for more than themselves on the wire.</summary>
internal static class Values
{
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private const string SignatureKey = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";
    private const string ResourceSignature = "5cf8f73096256a8f31e491e813e4eb8e";
    private const string AssetSignature = "c44067f5952c0a294b673a41bacd8c17";
    private const string ArchiveSignature = "0def7320c3a5731c473e5ecbe6d01bc7";

    public static Value Secret(string value) => Signed(SecretSignature, ("value", Value.ForString(value)));

    public static Value Resource(string urn, string? id = null) =>
        id is null
            ? Signed(ResourceSignature, ("urn", Value.ForString(urn)))
            : Signed(ResourceSignature, ("urn", Value.ForString(urn)), ("id", Value.ForString(id)));

    public static Value Asset(string kind, string value) => Signed(AssetSignature, (kind, Value.ForString(value)));

    public static Value Archive(string kind, Value value) => Signed(ArchiveSignature, (kind, value));

    public static Value Object(params (string Name, Value Value)[] fields)
    {
        var result = new Struct();
        foreach (var (name, value) in fields)
            result.Fields[name] = value;
        return Value.ForStruct(result);
    }

    private static Value Signed(string signature, params (string Name, Value Value)[] fields) =>
        Object([(SignatureKey, Value.ForString(signature)), .. fields]);
}
