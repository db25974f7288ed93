using System.Text.Json.Nodes;
using AzureSimulator.Ids;
using AzureSimulator.SoftDelete;
using AzureSimulator.State;

namespace AzureSimulator.Services.Deleted;

/// <summary>What was deleted and can be recovered, as its service shows it.</summary>
internal static class DeletedBody
{
    /// <param name="list">The last type of the list, as in deletedVaults.</param>
    public static JsonObject Of(SoftDeleted deleted, string list)
    {
        var (resource, path) = (deleted.Resource, deleted.Resource.Path);
        var place = $"{path.SubscriptionId}/providers/{path.Namespace}/locations/{resource.Location}";
        var isAccount = ArmPath.Same(resource.Type, Retention.Account);
        var body = new JsonObject
        {
            ["id"] = isAccount ? $"{place}/resourceGroups/{path.Group}/{list}/{path.Name}" : $"{place}/{list}/{path.Name}",
            ["name"] = path.Name,
            ["type"] = isAccount ? resource.Type : $"{path.Namespace}/{list}",
        };
        if (isAccount)
        {
            (body["location"], body["tags"]) = (resource.Location, resource.Body["tags"]?.DeepClone());
        }

        body["properties"] = ArmPath.Same(resource.Type, Retention.Storage) ? OfStorage(deleted) : Properties(deleted);
        return body;
    }

    private static JsonObject OfStorage(SoftDeleted deleted) =>
        new()
        {
            ["storageAccountResourceId"] = deleted.Id,
            ["location"] = deleted.Resource.Location,
            ["restoreReference"] = $"{deleted.Resource.Name}|{Fixed.Text(deleted.Resource.Created)}",
            ["creationTime"] = Fixed.Text(deleted.Resource.Created),
            ["deletionTime"] = Fixed.Text(deleted.Deleted),
        };

    private static JsonObject Properties(SoftDeleted deleted)
    {
        var properties = new JsonObject
        {
            ["location"] = deleted.Resource.Location,
            ["deletionDate"] = Fixed.Text(deleted.Deleted),
            ["scheduledPurgeDate"] = Fixed.Text(deleted.Purges),
        };
        if (ArmPath.Same(deleted.Resource.Type, Retention.Vault))
        {
            properties["vaultId"] = deleted.Id;
            properties["tags"] = deleted.Resource.Body["tags"]?.DeepClone();
            if (Retention.IsProtected(deleted.Resource))
            {
                properties["purgeProtectionEnabled"] = true;
            }
        }
        else if (!ArmPath.Same(deleted.Resource.Type, Retention.Account))
        {
            properties["serviceId"] = deleted.Id;
        }

        return properties;
    }
}
