using System.Text.Json.Nodes;
using AzureRest;

namespace Delivery.Bootstrap;

/// <summary>Prevents the accidental deletion of an account or vault. Blobs and keys in it can still be deleted.</summary>
internal static class DeleteLock
{
    public static IWanted On(string id, string why) =>
        new WantedResource
        {
            Kind = "lock",
            Title = $"of {ArmId.Name(id)}",
            Id = $"{id}/providers/Microsoft.Authorization/locks/delivery",
            ApiVersion = "2020-05-01",
            Why = $"holds {why}",
            Body = new JsonObject
            {
                ["properties"] = new JsonObject { ["level"] = "CanNotDelete", ["notes"] = $"Holds {why}." },
            },
            Held = [new("properties.level", "CanNotDelete", value => value.ToString() == "ReadOnly")],
        };
}
