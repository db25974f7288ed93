using System.Collections;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Enum = System.Enum;
using Type = System.Type;

namespace Pulumi.Serialization;

/// <summary>
/// Turns a property value into its wire form and collects the resources that it depends on. A null result means that there is
/// nothing to send.
/// </summary>
internal sealed class PropertySerializer(bool keepResources)
{
    public HashSet<Resource> Dependencies { get; } = [];

    public async ValueTask<Value?> SerializeAsync(object? value, PropertyPath path)
    {
        switch (value)
        {
            case null or ValueTuple:
                return null;
            case string text:
                return Value.ForString(text);
            case bool truth:
                return Value.ForBool(truth);
            case int number:
                return Value.ForNumber(number);
            case double number:
                return Value.ForNumber(number);
            case IInput input:
                return await OutputAsync(input.WireTask, path).ConfigureAwait(false);
            case IOutput output:
                return await OutputAsync(output.DataTask, path).ConfigureAwait(false);
            case InputArgs args:
                return await ArgsAsync(args, path).ConfigureAwait(false);
            case AssetOrArchive asset:
                return await AssetAsync(asset, path).ConfigureAwait(false);
            case Task:
                throw new InvalidOperationException(
                    $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{path}"
                );
            case IUnion union:
                return await SerializeAsync(union.Value, path).ConfigureAwait(false);
            case JsonElement json:
                return PlainValues.FromJson(json);
            case Resource resource:
                return await ResourceAsync(resource, path).ConfigureAwait(false);
            case IDictionary dictionary:
                return await DictionaryAsync(dictionary, path).ConfigureAwait(false);
            case IList list:
                return await ListAsync(list, path).ConfigureAwait(false);
            case Enum number when number.GetTypeCode() == TypeCode.Int32:
                return Value.ForNumber((int)value);
            default:
                return await OtherAsync(value, value.GetType(), path).ConfigureAwait(false);
        }
    }

    private async ValueTask<Value?> OutputAsync(Task<OutputData> task, PropertyPath path)
    {
        var data = await task.ConfigureAwait(false);
        Dependencies.UnionWith(data.Resources);
        if (!data.IsKnown)
            return Value.ForString(Wire.Unknown);
        var value = await SerializeAsync(data.Value, path).ConfigureAwait(false);
        return data.IsSecret ? PlainValues.Special(Wire.SecretSignature, Wire.Value, value ?? Value.ForNull()) : value;
    }

    private async ValueTask<Value> ArgsAsync(InputArgs args, PropertyPath path)
    {
        var result = new Struct();
        foreach (var member in InputShape.Of(args.GetType()).Members)
        {
            var value = member.Read(args);
            if (value != null && member.IsJson)
                value = JsonText.Of(value, path.Member(member.WireName));
            if (await SerializeAsync(value, path.Member(member.WireName)).ConfigureAwait(false) is { } serialized)
                result.Fields.Add(member.WireName, serialized);
        }
        return Value.ForStruct(result);
    }

    private async ValueTask<Value> AssetAsync(AssetOrArchive asset, PropertyPath path)
    {
        if (asset is InvalidAsset or InvalidArchive)
            throw new InvalidOperationException($"Cannot serialize invalid {(asset is Asset ? "asset" : "archive")}");
        var content = await SerializeAsync(asset.Value, path.Member(asset.PropertyName)).ConfigureAwait(false);
        return PlainValues.Special(asset.Signature, asset.PropertyName, content!);
    }

    private async ValueTask<Value?> ResourceAsync(Resource resource, PropertyPath path)
    {
        Dependencies.Add(resource);
        var id = resource is CustomResource custom ? await SerializeAsync(custom.Id, path.Member(Wire.Id)).ConfigureAwait(false) : null;
        if (!keepResources && resource is CustomResource)
            return id;
        var urn = await SerializeAsync(resource.Urn, path.Member(Wire.Urn)).ConfigureAwait(false);
        if (!keepResources)
            return urn;
        var reference = PlainValues.Special(Wire.ResourceSignature, Wire.Urn, urn!);
        if (resource is CustomResource)
        {
            id = id?.StringValue == Wire.Unknown ? Value.ForString("") : id;
            reference.StructValue.Fields.Add(Wire.Id, id ?? Value.ForNull());
        }
        return reference;
    }

    private async ValueTask<Value> DictionaryAsync(IDictionary dictionary, PropertyPath path)
    {
        var keys = new string[dictionary.Count];
        var count = 0;
        foreach (var key in dictionary.Keys)
        {
            keys[count++] =
                key as string ?? throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{path}");
        }
        Array.Sort(keys, string.CompareOrdinal);
        var result = new Struct();
        foreach (var key in keys)
        {
            if (await SerializeAsync(dictionary[key], path.Member(key)).ConfigureAwait(false) is { } value)
                result.Fields.Add(key, value);
        }
        return Value.ForStruct(result);
    }

    private async ValueTask<Value> ListAsync(IList list, PropertyPath path)
    {
        var result = new ListValue();
        if (!PlainValues.IsDefaultArray(list))
        {
            for (var i = 0; i < list.Count; i++)
                result.Values.Add(await SerializeAsync(list[i], path.Element(i)).ConfigureAwait(false) ?? Value.ForNull());
        }
        return new Value { ListValue = result };
    }

    private async ValueTask<Value> OtherAsync(object value, Type type, PropertyPath path)
    {
        if (EnumShape.Of(type) is { } enumShape)
            return enumShape.Read(value, path);
        if (OutputTypeFields.Of(type) is not { } fields)
            throw new InvalidOperationException($"{type.FullName} is not a supported argument type.\n\t{path}");
        var result = new Struct();
        foreach (var (name, field) in fields)
        {
            var member = await SerializeAsync(field.GetValue(value), path.Member(name)).ConfigureAwait(false);
            result.Fields[name] = member ?? Value.ForNull();
        }
        return Value.ForStruct(result);
    }
}
