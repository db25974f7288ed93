using System.Text.Json.Nodes;
using AzureSimulator.Children;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Schema;
using AzureSimulator.State;

namespace AzureSimulator.Serving;

/// <summary>The body of a resource as Azure shows it.</summary>
internal sealed class Rendering(AzureState azure, IReadOnlyList<Habit> habits)
{
    public JsonObject Body(Resource resource, ResourceSchema? schema)
    {
        var body = new JsonObject
        {
            ["id"] = resource.Id,
            ["name"] = resource.Name,
            ["type"] = resource.Type,
        };
        foreach (var (name, value) in BodyShape.Shown(resource.Body, schema?.Body))
        {
            body[name] = value?.DeepClone();
        }

        if (schema?.HasEtag == true)
        {
            body["etag"] = resource.Etag;
        }

        if (schema?.HasSystemData == true)
        {
            body["systemData"] = SystemData(resource);
        }

        if (schema?.HasState != false)
        {
            if (body["properties"] is not JsonObject properties)
            {
                body["properties"] = properties = [];
            }

            properties["provisioningState"] = schema?.Spelled(resource.State) ?? resource.State;
        }

        Embedded.Show(resource, body, child => Body(child, null), azure);
        SharedLinkConnections.Show(resource, body, azure);
        foreach (var habit in habits)
        {
            habit.Show(resource, body, azure);
        }

        return body;
    }

    private JsonObject SystemData(Resource resource) =>
        new()
        {
            ["createdBy"] = resource.CreatedBy,
            ["createdByType"] = Kind(resource.CreatedBy),
            ["createdAt"] = Fixed.Text(resource.Created),
            ["lastModifiedBy"] = resource.ChangedBy,
            ["lastModifiedByType"] = Kind(resource.ChangedBy),
            ["lastModifiedAt"] = Fixed.Text(resource.Changed),
        };

    private string Kind(string principal) => azure.Principals.GetValueOrDefault(principal) == "User" ? "User" : "Application";
}
