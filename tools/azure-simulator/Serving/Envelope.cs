using System.Text.Json.Nodes;
using AzureSimulator.Ids;

namespace AzureSimulator.Serving;

/// <summary>Two services put their own errors into other members than `error`; those of Azure Resource Manager stay as they are.</summary>
internal static class Envelope
{
    /// <summary>Codes that Azure Resource Manager answers before the service sees the request.</summary>
    private static readonly HashSet<string> OfManager =
    [
        "AuthorizationFailed",
        "InvalidApiVersionParameter",
        "InvalidResourceLocation",
        "InvalidResourceType",
        "LocationNotAvailableForResourceType",
        "LocationRequired",
        "MissingApiVersionParameter",
        "MissingSubscriptionRegistration",
        "NoRegisteredProviderFound",
        "ParentResourceNotFound",
        "RequestDisallowedByPolicy",
        "ResourceGroupBeingDeleted",
        "ResourceGroupNotFound",
        "ResourceNotFound",
        "ScopeLocked",
        "SubscriptionNotFound",
        "SubscriptionRequestsThrottled",
    ];

    public static ArmResponse Of(ArmResponse response, ArmPath path)
    {
        if (
            !response.IsError
            || response.Body?["error"] is not JsonObject
            || response.ErrorCode is not { } code
            || OfManager.Contains(code)
        )
        {
            return response;
        }

        return ArmPath.Same(path.Namespace, "Microsoft.Web") ? response with { Body = Web(code, response.ErrorMessage) }
            : ArmPath.Same(path.Type, "Microsoft.Insights/diagnosticSettings")
                ? response with
                {
                    Body = new JsonObject { ["code"] = code, ["message"] = response.ErrorMessage },
                }
            : response;
    }

    private static JsonObject Web(string code, string? message) =>
        new()
        {
            ["Code"] = code,
            ["Message"] = message,
            ["Target"] = null,
            ["Details"] = new JsonArray(
                new JsonObject { ["Message"] = message },
                new JsonObject { ["Code"] = code },
                new JsonObject
                {
                    ["ErrorEntity"] = new JsonObject { ["Code"] = code, ["Message"] = message },
                }
            ),
            ["Innererror"] = null,
        };
}
