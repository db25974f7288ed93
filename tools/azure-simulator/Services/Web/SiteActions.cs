using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Services.Framework;
using AzureSimulator.State;

namespace AzureSimulator.Services.Web;

/// <summary>The settings of a site, which Azure shows by POST alone, its restart, and the swap of its slots.</summary>
internal sealed class SiteActions : Service
{
    private static readonly string[] Plain = ["restart", "start", "stop", "sync", "applySlotConfig", "resetSlotConfig"];

    public override ArmResponse? Answer(Call call)
    {
        if (call.Method != "POST" || !call.Path.IsCollection || !ArmPath.IsWithin(call.Path.Type, "Microsoft.Web/sites"))
        {
            return null;
        }

        var (target, action) = (call.Path.Above, call.Path.Last);
        if (ArmPath.Same(action, "list") && ArmPath.Same(target.Types[^1], "config"))
        {
            return ArmPath.Same(target.Name, "publishingcredentials") ? Credentials(target, call)
                : call.Azure.Resources.Find(target.Text) is { } config
                    ? new ArmResponse(200, call.Front.Show(config, call.Request.ApiVersion))
                : AzureErrors.NoResource(target);
        }

        if (call.Azure.Resources.Find(target.Text) is not { } site)
        {
            return AzureErrors.NoResource(target);
        }

        return ArmPath.Same(action, "slotsswap") ? Swap(site, call)
            : Plain.Contains(action, StringComparer.OrdinalIgnoreCase) ? new ArmResponse(200)
            : null;
    }

    private static ArmResponse Credentials(ArmPath target, Call call) =>
        call.Azure.Resources.Find(target.Parent) is { } site
            ? new ArmResponse(
                200,
                new JsonObject
                {
                    ["id"] = $"{site.Id}/config/publishingcredentials/$",
                    ["name"] = "publishingcredentials",
                    ["type"] = "Microsoft.Web/sites/config",
                    ["properties"] = new JsonObject { ["publishingUserName"] = $"${site.Name}", ["publishingPassword"] = "REDACTED" },
                }
            )
            : AzureErrors.NoParent(target, "read");

    /// <summary>Exchanges the settings and the package of two slots. Settings that the slot settings name stay.</summary>
    private static ArmResponse Swap(Resource site, Call call)
    {
        var root = site.Path.Parent is { } parent ? call.Azure.Resources.Find(parent)! : site;
        var wanted = call.Text("targetSlot") ?? "";
        var other =
            wanted.Length == 0 || ArmPath.Same(wanted, "production") ? root : call.Azure.Resources.Find($"{root.Id}/slots/{wanted}");
        if (other is null)
        {
            return ArmResponse.Failure(404, "NotFound", $"Cannot find Slot '{wanted}' of the site {root.Name}.");
        }

        var sticky = JsonPath.At(call.Azure.Resources.Find($"{root.Id}/config/slotConfigNames")?.Body, "properties", "appSettingNames");
        var names = (sticky as JsonArray ?? []).Select(each => (string?)each).ToHashSet();
        if (
            call.Azure.Resources.Find($"{site.Id}/config/appsettings") is { } one
            && call.Azure.Resources.Find($"{other.Id}/config/appsettings") is { } two
        )
        {
            var (first, second) = (Mixed(one, two, names), Mixed(two, one, names));
            (one.Body["properties"], two.Body["properties"]) = (first, second);
            one.Revision++;
            two.Revision++;
        }

        return call.Front.Start(site.Id, "Swap", TimeSpan.FromSeconds(60), call.Request.ApiVersion);
    }

    /// <summary>The settings that a slot has afterwards: those of the other one, and its own sticky ones.</summary>
    private static JsonObject Mixed(Resource own, Resource other, HashSet<string?> sticky) =>
        new(
            other
                .Properties.Where(each => !sticky.Contains(each.Key))
                .Concat(own.Properties.Where(each => sticky.Contains(each.Key)))
                .Select(each => KeyValuePair.Create(each.Key, each.Value?.DeepClone()))
        );
}
