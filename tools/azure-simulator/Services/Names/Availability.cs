using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Rules.Names;
using AzureSimulator.Services.Framework;

namespace AzureSimulator.Services.Names;

/// <summary>Says whether a name that is unique in all Azure is free: POST …/checkNameAvailability and its kin.</summary>
internal sealed class Availability : Service
{
    public override ArmResponse? Answer(Call call)
    {
        if (call.Method != "POST" || !call.Path.IsCollection)
        {
            return null;
        }

        if (ArmPath.Same(call.Path.Last, "checkDomainAvailability"))
        {
            var domain = call.Text("subdomainName") ?? "";
            var isFreeDomain = GlobalNames.IsFreeSubdomain(domain, call.Azure, null);
            return new ArmResponse(
                200,
                new JsonObject
                {
                    ["isSubdomainAvailable"] = isFreeDomain,
                    ["subdomainName"] = domain,
                    ["reason"] = isFreeDomain ? null : "AlreadyExists",
                }
            );
        }

        if (!ArmPath.Same(call.Path.Last, "checkNameAvailability"))
        {
            return null;
        }

        var (name, type) = (call.Text("name") ?? "", call.Text("type") ?? "");
        var full = GlobalNames.Types.FirstOrDefault(each =>
            ArmPath.Same(each, type)
            || ArmPath.Same(each, $"{call.Path.Namespace}/{type}")
            || type.Length == 0 && each.StartsWith($"{call.Path.Namespace}/", StringComparison.OrdinalIgnoreCase)
        );
        var isFree = full is null || GlobalNames.IsFree(full, name, call.Azure, null);
        return new ArmResponse(
            200,
            new JsonObject
            {
                ["nameAvailable"] = isFree,
                ["reason"] = isFree ? null : "AlreadyExists",
                ["message"] = isFree ? null : $"The name '{name}' is already taken.",
            }
        );
    }
}
