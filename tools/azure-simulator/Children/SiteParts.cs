using System.Text.Json.Nodes;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Children;

/// <summary>A site does not keep its siteConfig: it goes to the singletons config/web, appsettings and connectionstrings.</summary>
internal static class SiteParts
{
    public static bool IsSite(Resource resource) =>
        ArmPath.Same(resource.Type, "Microsoft.Web/sites") || ArmPath.Same(resource.Type, "Microsoft.Web/sites/slots");

    public static void Take(Resource site, AzureState azure)
    {
        if (site.Properties["siteConfig"] is not JsonObject config)
        {
            return;
        }

        site.Properties.Remove("siteConfig");
        Settings(config, "appSettings", "appsettings", item => item["value"]?.DeepClone());
        Settings(config, "connectionStrings", "connectionstrings", item => new JsonObject
        {
            ["value"] = item["connectionString"]?.DeepClone(),
            ["type"] = item["type"]?.DeepClone(),
        });
        if (Part("web") is { } web)
        {
            foreach (var (name, value) in config.ToList())
            {
                web.Properties[name] = value?.DeepClone();
            }

            web.Revision++;
        }

        // A list that is given replaces all settings; one that is missing leaves them.
        void Settings(JsonObject from, string list, string part, Func<JsonObject, JsonNode?> value)
        {
            if (from[list] is JsonArray items && Part(part) is { } target)
            {
                target.Body["properties"] = new JsonObject(
                    items.OfType<JsonObject>().Select(item => KeyValuePair.Create((string)item["name"]!, value(item)))
                );
                target.Revision++;
            }

            from.Remove(list);
        }

        Resource? Part(string name) => azure.Resources.Find($"{site.Id}/config/{name}");
    }
}
