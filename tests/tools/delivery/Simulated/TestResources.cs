using System.Text.Json.Nodes;
using AzureSimulator;
using AzureSimulator.Ids;
using AzureSimulator.Schema;
using AzureSimulator.State;

namespace Delivery.Tests.Simulated;

/// <summary>The resources of a simulated Azure, to look at and to change without a request of the client.</summary>
internal sealed class TestResources(SimulatedAzure azure)
{
    /// <summary>
    /// Without what exists because its parent does, and without the Network Watcher that Azure makes with the first network of a region
    /// and keeps.
    /// </summary>
    public IEnumerable<string> Ids
    {
        get
        {
            azure.Settle();
            return azure
                .State.Resources.All.Where(each => !each.IsSingleton)
                .Select(each => each.Id)
                .Where(id => !id.Contains("/NetworkWatcherRG"));
        }
    }

    /// <summary>The names of what is soft-deleted.</summary>
    public IEnumerable<string> DeletedNames
    {
        get
        {
            azure.Settle();
            return azure.State.Deleted.Select(each => each.Resource.Name);
        }
    }

    /// <returns>The body that Azure stores, with id, name and type; null if there is no such resource.</returns>
    public JsonObject? this[string id]
    {
        get
        {
            azure.Settle();
            if (azure.State.Resources.Find(id) is not { } resource)
            {
                return null;
            }

            (resource.Body["id"], resource.Body["name"], resource.Body["type"]) = (resource.Id, resource.Name, resource.Type);
            return resource.Body;
        }
    }

    /// <summary>The newest version of a resource's type.</summary>
    public static string VersionOf(string id) =>
        TypeCatalogue.Shared.Versions(ArmPath.Of(id).Type) is [.., var newest] ? newest : "2022-09-01";

    /// <summary>Adds or replaces a resource; nothing is checked.</summary>
    public void Seed(string id, JsonObject body)
    {
        if (azure.State.Resources.Find(id) is { } before)
        {
            azure.State.Resources.Remove(before);
        }

        azure.State.Resources.Add(Made(id, body));
    }

    /// <summary>Adds a resource that was deleted some time ago.</summary>
    public void SeedDeleted(string id, JsonObject body, int days) =>
        azure.State.Deleted.Add(new SoftDeleted(Made(id, body), [], azure.Clock.Now, azure.Clock.Now.AddDays(days)));

    public void Remove(string id) => azure.State.Resources.Remove(azure.State.Resources.Find(id)!);

    /// <summary>Creates a resource as a client does, and moves the clock to the end of that.</summary>
    public void Put(string id, JsonObject body)
    {
        var answer = azure.Send(new ArmRequest("PUT", id, VersionOf(id), body));
        Assert.False(answer.IsError, answer.ErrorMessage);
        while (azure.State.Running(id).Any())
        {
            azure.Clock.AdvanceTo(azure.NextChange!.Value);
            azure.Settle();
        }
    }

    /// <summary>Deletes a resource with its locks, and moves the clock to the end of that.</summary>
    public void Drop(string id)
    {
        foreach (var held in azure.State.Resources.Below(id).Where(each => each.Type == "Microsoft.Authorization/locks").ToList())
        {
            azure.State.Resources.Remove(held);
        }

        var answer = azure.Send(new ArmRequest("DELETE", id, VersionOf(id)));
        Assert.False(answer.IsError, answer.ErrorMessage);
        while (this[id] is not null)
        {
            azure.Clock.AdvanceTo(azure.NextChange!.Value);
        }
    }

    private Resource Made(string id, JsonObject body)
    {
        var type = ArmPath.Of(id).Type;
        var stored = body.DeepClone().AsObject();
        foreach (var name in (string[])["id", "name", "type"])
        {
            stored.Remove(name);
        }

        return new Resource(id, TypeCatalogue.Shared.Spelling(type) ?? type)
        {
            Body = stored,
            ApiVersion = VersionOf(id),
            Created = azure.Clock.Now,
            Changed = azure.Clock.Now,
        };
    }
}
