using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Bootstrap;

/// <summary>Prevents the accidental deletion of an account or vault. Blobs and keys in it can still be deleted.</summary>
internal static class DeleteLock
{
    private const string Api = "2020-05-01";

    public static IWanted On(string id, string why) =>
        new WantedResource
        {
            Kind = "lock",
            Title = $"of {ArmId.Name(id)}",
            Id = IdOn(id),
            ApiVersion = Api,
            Why = $"holds {why}",
            Body = new JsonObject
            {
                ["properties"] = new JsonObject { ["level"] = "CanNotDelete", ["notes"] = $"Holds {why}." },
            },
            Held = [new("properties.level", "CanNotDelete", value => value.ToString() == "ReadOnly")],
        };

    /// <summary>
    /// Lifts the lock for one step: Azure rejects the deletion of a role assignment below it too. If the step is interrupted, the next run
    /// sets the lock again.
    /// </summary>
    public static async Task WithoutAsync(IResourceManager azure, string id, Func<Task> step, CancellationToken cancellation)
    {
        var held = await azure.FindAsync(IdOn(id), Api, cancellation);
        await azure.DeleteAsync(IdOn(id), Api, cancellation);
        try
        {
            await step();
        }
        finally
        {
            if (held is not null)
            {
                var body = new JsonObject { ["properties"] = held["properties"]!.DeepClone() };
                await azure.PutAsync(IdOn(id), Api, body, CancellationToken.None);
            }
        }
    }

    private static string IdOn(string id) => $"{id}/providers/Microsoft.Authorization/locks/delivery";
}
