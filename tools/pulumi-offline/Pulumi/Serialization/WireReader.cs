using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Serialization;

/// <summary>
/// Reads the wire form into plain objects: double, string, bool, null, ImmutableArray, ImmutableDictionary, assets and resources.
/// One unknown or secret part makes the whole so.
/// </summary>
internal static class WireReader
{
    public static OutputData Read(Value value)
    {
        var isSecret = false;
        while (Signature(value) == Wire.SecretSignature)
        {
            isSecret = true;
            value = Field(value, Wire.Value) ?? throw new InvalidOperationException("Secrets must have a field called 'value'");
        }
        var data = ReadPlain(value);
        return isSecret ? data.WithSecret(true) : data;
    }

    private static OutputData ReadPlain(Value value) =>
        value.KindCase switch
        {
            Value.KindOneofCase.NumberValue => OutputData.Known(value.NumberValue),
            Value.KindOneofCase.StringValue => value.StringValue == Wire.Unknown
                ? OutputData.Unknown()
                : OutputData.Known(value.StringValue),
            Value.KindOneofCase.BoolValue => OutputData.Known(value.BoolValue),
            Value.KindOneofCase.NullValue => OutputData.Null,
            Value.KindOneofCase.ListValue => ReadList(value.ListValue),
            Value.KindOneofCase.StructValue => ReadObject(value),
            var other => throw new InvalidOperationException($"a property value of kind {other} cannot be read"),
        };

    private static OutputData ReadObject(Value value) =>
        Signature(value) switch
        {
            Wire.AssetSignature => OutputData.Known(ReadAsset(value)),
            Wire.ArchiveSignature => OutputData.Known(ReadArchive(value)),
            Wire.ResourceSignature => OutputData.Known(
                new DependencyResource(
                    Text(value, Wire.Urn)
                        ?? throw new InvalidOperationException("Value was marked as a Resource, but did not conform to required shape.")
                )
            ),
            Wire.OutputSignature => ReadOutput(value),
            _ => ReadStruct(value.StructValue),
        };

    private static OutputData ReadStruct(Struct value)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object?>();
        var whole = new Whole();
        foreach (var (key, field) in value.Fields)
        {
            // Such keys are the engine's own.
            if (!key.StartsWith("__", StringComparison.Ordinal))
                result.Add(key, whole.Take(Read(field)));
        }
        return whole.Result(result.ToImmutable());
    }

    private static OutputData ReadList(ListValue value)
    {
        var result = ImmutableArray.CreateBuilder<object?>(value.Values.Count);
        var whole = new Whole();
        foreach (var element in value.Values)
            result.Add(whole.Take(Read(element)));
        return whole.Result(result.MoveToImmutable());
    }

    private static OutputData ReadOutput(Value value)
    {
        var inner = Field(value, Wire.Value) is { } known ? Read(known) : OutputData.Unknown();
        if (Field(value, Wire.Secret) is { BoolValue: true })
            inner = inner.WithSecret(true);
        var dependencies = Field(value, Wire.Dependencies)
            ?.ListValue?.Values.Where(urn => urn.KindCase == Value.KindOneofCase.StringValue)
            .Select(urn => (Resource)new DependencyResource(urn.StringValue));
        return dependencies == null ? inner : inner.WithResources([.. dependencies]);
    }

    private static Asset ReadAsset(Value value)
    {
        if (Text(value, Wire.Path) is { } path)
            return new FileAsset(path);
        if (Text(value, Wire.Uri) is { } uri)
            return new RemoteAsset(uri);
        return Text(value, Wire.Text) is { } text
            ? new StringAsset(text)
            : throw new InvalidOperationException("Value was marked as Asset, but did not conform to required shape.");
    }

    private static Archive ReadArchive(Value value)
    {
        if (Text(value, Wire.Path) is { } path)
            return new FileArchive(path);
        if (Text(value, Wire.Uri) is { } uri)
            return new RemoteArchive(uri);
        if (Field(value, Wire.Assets)?.StructValue is not { } assets)
            throw new InvalidOperationException("Value was marked as Archive, but did not conform to required shape.");
        return new AssetArchive(
            assets.Fields.ToDictionary(
                entry => entry.Key,
                entry =>
                    Read(entry.Value).Value as AssetOrArchive
                    ?? throw new InvalidOperationException("AssetArchive contained an element that wasn't itself an Asset or Archive.")
            )
        );
    }

    private static string? Signature(Value value) =>
        value.KindCase == Value.KindOneofCase.StructValue ? Text(value, Wire.SignatureKey) : null;

    private static string? Text(Value value, string name) =>
        Field(value, name) is { KindCase: Value.KindOneofCase.StringValue } field ? field.StringValue : null;

    private static Value? Field(Value value, string name) => value.StructValue.Fields.TryGetValue(name, out var field) ? field : null;

    private struct Whole()
    {
        private bool _isKnown = true;
        private bool _isSecret;
        private ImmutableHashSet<Resource> _resources = [];

        public object? Take(OutputData part)
        {
            _isKnown &= part.IsKnown;
            _isSecret |= part.IsSecret;
            if (!part.Resources.IsEmpty)
                _resources = _resources.Union(part.Resources);
            return part.Value;
        }

        public readonly OutputData Result(object value) => new(value, _isKnown, _isSecret, _resources);
    }
}
