using Google.Protobuf.WellKnownTypes;
using Planning.ResourceIds;
using Planning.Shapes;
using Planning.Wire;

namespace Planning.Lookups;

/// <summary>
/// What the cloud would answer to a program that looks something up: what the plan has of it, what follows from the arguments, and
/// invented values in the published shape.
/// </summary>
/// <param name="planned">Id → the outputs of the resource of the plan that has it.</param>
/// <param name="location">Of the stack; null if it has none.</param>
public sealed class CloudAnswers(Account account, string? location, Func<string, Struct?> planned)
{
    /// <summary>Words in the names of functions that give keys.</summary>
    private static readonly string[] Keys = ["Key", "Credential", "Secret", "Token", "SAS", "Sas", "ConnectionString", "Passphrase"];

    /// <returns>Null if the package has no such function.</returns>
    public Struct? Call(string token, Struct arguments)
    {
        if (PublishedShapes.OfFunction(token) is not { } members)
        {
            return null;
        }

        if (PublishedShapes.ResourceOf(token) is { } type)
        {
            return Resource(type, arguments, members);
        }

        var function = token[(token.LastIndexOf(':') + 1)..];
        var ofKeys = Array.Exists(Keys, word => function.Contains(word, StringComparison.Ordinal));
        var known = Functions.Call(token, arguments, account) ?? new Struct();
        return new InventedValues(account, $"{token} {arguments}", location, ofKeys).Fill(known, members, IdOfNothing());
    }

    /// <summary>For a resource that a program reads by its id.</summary>
    /// <returns>Null if the package has no such resource.</returns>
    public Struct? Read(string type, string id, Struct properties)
    {
        if (PublishedShapes.OfResource(type) is not { } members)
        {
            return null;
        }

        var place = new ResourceId(id, id[(id.LastIndexOf('/') + 1)..], ResourceId.TypeOf(id) ?? "Microsoft.Resources/resourceGroups");
        return Resource(type, properties, members, place);
    }

    private Struct Resource(string type, Struct arguments, IReadOnlyList<ShapeMember> members)
    {
        var known = Functions.Call(Function(type), arguments, account);
        var place = ResourceId.For(type, $"urn:pulumi:stack::project::{type}::{InventedText.Mark}", arguments, account, invents: true);
        var answer = Resource(type, known ?? new Struct(), members, place);
        answer.Fields.TryAdd("id", Value.ForString(place?.Id ?? IdOfNothing()));
        return answer;
    }

    private static string Function(string type) => type.Insert(type.LastIndexOf(':') + 1, "get");

    private Struct Resource(string type, Struct known, IReadOnlyList<ShapeMember> members, ResourceId? place)
    {
        var id = place?.Id ?? IdOfNothing();
        var invented = new InventedValues(account, id, location);
        if (planned(id) is { } outputs)
        {
            var names = members.Select(member => member.Name).ToHashSet();
            foreach (var (name, value) in outputs.Fields.Where(field => names.Contains(field.Key)))
            {
                known.Fields[name] = value.Clone();
            }

            // What the program left out is mostly not there.
            return invented.Fill(invented.Complete(known, members, id), [.. members.Where(IsRead)], id);
        }

        new ComputedProperties(id, known, place, account.TenantId).Fill(type);
        return invented.Fill(known, members, id);
    }

    private static bool IsRead(ShapeMember member) => member.IsAlways || member.Type == ShapeMember.Text;

    private string IdOfNothing() =>
        $"/subscriptions/{account.SubscriptionId}/resourceGroups/{InventedText.Mark}/providers/"
        + $"Microsoft.{InventedText.Mark}/{InventedText.Mark}/{InventedText.Mark}";
}
