using AzureDefinitions.Outputs;
using Google.Protobuf.WellKnownTypes;
using Planning.ResourceIds;
using Planning.Wire;

namespace Planning.Shapes;

/// <summary>
/// Values that only the cloud has, in their published shape: typed, the same in every run, and marked (<see cref="InventedText"/>). A list
/// has an element, since programs take the first one; keys are secret.
/// </summary>
/// <param name="seed">What the values are of: an id, or a token.</param>
/// <param name="location">Of the stack; null if it has none.</param>
/// <param name="ofKeys">Whether the values are those of a function whose purpose is to give keys.</param>
public sealed class InventedValues(Account account, string seed, string? location = null, bool ofKeys = false)
{
    /// <summary>Programs read what is in a list's element; the types of networks contain each other without end.</summary>
    private const int MaxDepth = 2;

    /// <summary>Adds every member that is missing.</summary>
    /// <param name="id">Of the thing that the members are of.</param>
    public Struct Fill(Struct given, IReadOnlyList<ShapeMember> members, string id) => Fill(given, members, id, []);

    /// <summary>
    /// What a program reads of an object is not null if Azure always has it: adds that to the objects inside the outputs of a resource. At
    /// the top level, an SDK takes what is missing as unknown.
    /// </summary>
    /// <returns>The same object if nothing is missing.</returns>
    public Struct Complete(Struct outputs, IReadOnlyList<ShapeMember> members, string id)
    {
        Struct? completed = null;
        foreach (var member in members)
        {
            if (
                IsOfObjects(member.Type)
                && outputs.Fields.TryGetValue(member.Name, out var given)
                && Completed(given, member.Type, $"{id}/{member.Name}") is { } whole
                && !ReferenceEquals(whole, given)
            )
            {
                completed ??= new Struct { Fields = { outputs.Fields } };
                completed.Fields[member.Name] = whole;
            }
        }

        return completed ?? outputs;
    }

    private static bool IsOfObjects(string type) => type.Contains('#', StringComparison.Ordinal);

    private Value Completed(Value given, string type, string id)
    {
        if (type[0] is '[' or '{' && given.KindCase == Value.KindOneofCase.ListValue)
        {
            var elements = given.ListValue.Values.Select(element => Completed(element, type[1..], $"{id}/{InventedText.Mark}")).ToArray();
            return elements.Zip(given.ListValue.Values).All(pair => ReferenceEquals(pair.First, pair.Second))
                ? given
                : Value.ForList(elements);
        }

        if (type[0] != '#' || given.KindCase != Value.KindOneofCase.StructValue || given.Signature() is not null)
        {
            return given;
        }

        var form = PreviewOutputs.Choose(given.StructValue, type);
        var members = PublishedShapes.OfType(form);
        var completed = Complete(given.StructValue, members, id);
        foreach (var member in members)
        {
            if (member.IsAlways && !completed.Fields.ContainsKey(member.Name) && Invent(member, id, [form]) is { } invented)
            {
                completed = ReferenceEquals(completed, given.StructValue) ? new Struct { Fields = { completed.Fields } } : completed;
                completed.Fields[member.Name] = invented;
            }
        }

        return ReferenceEquals(completed, given.StructValue) ? given : Value.ForStruct(completed);
    }

    private Struct Fill(Struct given, IReadOnlyList<ShapeMember> members, string id, IReadOnlyList<string> within)
    {
        foreach (var member in members)
        {
            if (!given.Fields.ContainsKey(member.Name) && Invent(member, id, within) is { } invented)
            {
                given.Fields[member.Name] = invented;
            }
        }

        return given;
    }

    /// <returns>Null for an object that is too deep inside others.</returns>
    private Value? Invent(ShapeMember member, string id, IReadOnlyList<string> within)
    {
        var type = member.Type.Split('|')[0];
        switch (type[0])
        {
            case 's':
                return Text(member.Name, id);
            case 'n':
                return Value.ForNumber(1);
            case 'b':
                return Value.ForBool(false);
            case '=':
                return PreviewOutputs.Constant(type);
            case '[':
                return List(member with { Type = type[1..] }, $"{id}/{member.Name}/{InventedText.Mark}", within);
            case '#':
                return within.Count >= MaxDepth || within.Contains(type)
                    ? null
                    : Value.ForStruct(Fill(new Struct(), PublishedShapes.OfType(type), id, [.. within, type]));
            default:
                return Value.ForStruct(new Struct());
        }
    }

    /// <summary>Programs take the first key, and the second one.</summary>
    private Value List(ShapeMember member, string id, IReadOnlyList<string> within)
    {
        if (Invent(member, id, within) is not { } element)
        {
            return Value.ForList();
        }

        var list = ofKeys && within.Count == 0 ? Value.ForList(element, element.Clone()) : Value.ForList(element);
        return list.ContainsSecret() ? WireValue.Secret(list.Plain()) : list;
    }

    private Value Text(string name, string id)
    {
        var text = InventedNames.Kind(name) switch
        {
            InventedKind.Id => id,
            InventedKind.Tenant => account.TenantId,
            InventedKind.Subscription => account.SubscriptionId,
            InventedKind.Guid => Identity.Guid($"{seed} {id}", name),
            InventedKind.Location => location ?? InventedText.Mark,
            InventedKind.Address => InventedText.Address,
            InventedKind.Range => $"{InventedText.Address}/32",
            InventedKind.Uri => $"https://{InventedText.Host}/",
            InventedKind.Host => InventedText.Host,
            InventedKind.Time => "2000-01-01T00:00:00Z",
            InventedKind.State => "Succeeded",
            InventedKind.ConnectionString => $"Endpoint=https://{InventedText.Host}/;AccountName={InventedText.Mark};"
                + $"SharedAccessKeyName={InventedText.Mark};AccountKey={InventedText.Key};SharedAccessKey={InventedText.Key}",
            InventedKind.Key => InventedText.Key,
            _ => ofKeys && !InventedNames.IsPlainName(name) ? InventedText.Key : InventedText.Mark,
        };

        // One secret makes all of an answer secret to an SDK, its name too: only answers that are there for their keys have any.
        var isSecret =
            ofKeys
            && (
                InventedNames.Kind(name) is InventedKind.Key or InventedKind.ConnectionString
                || InventedNames.Kind(name) == InventedKind.Other && !InventedNames.IsPlainName(name)
            );
        return isSecret ? WireValue.Secret(Value.ForString(text)) : Value.ForString(text);
    }
}
