using System.Text.Json.Nodes;
using AzureSimulator.Ids;

namespace AzureSimulator.Calls;

/// <summary>The errors of Azure Resource Manager itself, with its own codes and words.</summary>
public static class AzureErrors
{
    public static ArmResponse NoApiVersion() =>
        ArmResponse.Failure(
            400,
            "MissingApiVersionParameter",
            "The api-version query parameter (?api-version=) is required for all requests."
        );

    public static ArmResponse BadApiVersion(string version) =>
        ArmResponse.Failure(400, "InvalidApiVersionParameter", $"The api-version '{version}' is invalid..");

    public static ArmResponse NoSubscription(string id) =>
        ArmResponse.Failure(404, "SubscriptionNotFound", $"The subscription '{id}' could not be found.");

    public static ArmResponse NoNamespace(string space) =>
        ArmResponse.Failure(404, "InvalidResourceNamespace", $"The resource namespace '{space}' is invalid.");

    public static ArmResponse NoType(ArmPath path, string version) =>
        ArmResponse.Failure(
            404,
            "InvalidResourceType",
            $"The resource type '{string.Join('/', path.Types)}' could not be found in the namespace '{path.Namespace}' "
                + $"for api version '{version}'."
        );

    public static ArmResponse NoVersion(ArmPath path, string location, string version, IEnumerable<string> supported) =>
        ArmResponse.Failure(
            400,
            "NoRegisteredProviderFound",
            $"No registered resource provider found for location '{location}' and API version '{version}' for type "
                + $"'{string.Join('/', path.Types)}'. The supported api-versions are '{string.Join(", ", supported)}'."
        );

    public static ArmResponse NotRegistered(string space)
    {
        var message =
            $"The subscription is not registered to use namespace '{space}'. "
            + "See https://aka.ms/rps-not-found for how to register subscriptions.";
        var detail = new JsonObject
        {
            ["code"] = "MissingSubscriptionRegistration",
            ["target"] = space,
            ["message"] = message,
        };
        return ArmResponse.Failure(409, "MissingSubscriptionRegistration", message, [detail]);
    }

    public static ArmResponse NoGroup(string group) =>
        ArmResponse.Failure(404, "ResourceGroupNotFound", $"Resource group '{group}' could not be found.");

    public static ArmResponse GroupGoes(string group) =>
        ArmResponse.Failure(
            409,
            "ResourceGroupBeingDeleted",
            $"The resource group '{group}' is in deprovisioning state and cannot perform this operation."
        );

    /// <summary>The words are an assumption; that Azure refuses is certain.</summary>
    public static ArmResponse Goes(string id) =>
        ArmResponse.Failure(409, "Conflict", $"The resource '{id}' is being deleted. Please retry after the delete has completed.");

    public static ArmResponse NoResource(ArmPath path) =>
        path switch
        {
            { Type: var type } when ArmPath.Same(type, "Microsoft.Resources/resourceGroups") => NoGroup(path.Name),
            { Type: var type } when ArmPath.Same(type, "Microsoft.Authorization/roleAssignments") => ArmResponse.Failure(
                404,
                "RoleAssignmentNotFound",
                $"The role assignment '{path.Name}' is not found."
            ),
            { Type: var type } when ArmPath.Same(type, "Microsoft.Authorization/roleDefinitions") => ArmResponse.Failure(
                404,
                "RoleDefinitionDoesNotExist",
                $"The specified role definition with ID '{path.Name.Replace("-", "", StringComparison.Ordinal)}' does not exist."
            ),
            { Type: var type } when ArmPath.Same(type, "Microsoft.Authorization/policyAssignments") => ArmResponse.Failure(
                404,
                "PolicyAssignmentNotFound",
                $"The policy assignment '{path.Name}' is not found."
            ),
            { Type: var type } when ArmPath.Same(type, "Microsoft.Authorization/locks") => ArmResponse.Failure(
                404,
                "LockNotFound",
                $"The lock '{path.Name}' could not be found."
            ),
            _ => ArmResponse.Failure(
                404,
                "ResourceNotFound",
                $"The Resource '{path.Namespace}/{string.Join('/', path.Types)}/{path.FullName}' under resource group "
                    + $"'{path.Group ?? "<null>"}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix"
            ),
        };

    public static ArmResponse NoParent(ArmPath path, string verb)
    {
        var parent = ArmPath.Of(path.Parent ?? path.Scope);
        return ArmResponse.Failure(
            404,
            "ParentResourceNotFound",
            $"Failed to perform '{verb}' on resource(s) of type '{string.Join('/', path.Types)}', because the parent resource "
                + $"'{parent.Text}' could not be found."
        );
    }

    public static ArmResponse NoAuthorization(string caller, string action, string scope) =>
        ArmResponse.Failure(
            403,
            "AuthorizationFailed",
            $"The client '{caller}' with object id '{caller}' does not have authorization to perform action '{action}' over scope "
                + $"'{scope}' or the scope is invalid. If access was recently granted, please refresh your credentials."
        );

    public static ArmResponse Locked(string id, string verb, IEnumerable<string> scopes) =>
        ArmResponse.Failure(
            409,
            "ScopeLocked",
            $"The scope '{id}' cannot perform {verb} operation because following scope(s) are locked: "
                + $"'{string.Join(",", scopes)}'. Please remove the lock and try again."
        );

    /// <param name="operation">The id of the operation that runs.</param>
    public static ArmResponse AnotherOperation(ArmPath path, string operation, string version)
    {
        var place = $"https://management.azure.com{path.SubscriptionId}/providers/{path.Namespace}/locations/global";
        return ArmResponse.Failure(
            409,
            "AnotherOperationInProgress",
            "Another operation on this or dependent resource is in progress. To retrieve status of the operation use uri: "
                + $"{place}/operations/{operation}?api-version={version}."
        );
    }

    public static ArmResponse MissingBody() =>
        ArmResponse.Failure(400, "MissingRequestBody", "The request body is missing. Provide a JSON object.");

    public static ArmResponse BadBody(string message) => ArmResponse.Failure(400, "InvalidRequestContent", message);

    public static ArmResponse NoLocation() =>
        ArmResponse.Failure(400, "LocationRequired", "The location property is required for this definition.");

    public static ArmResponse OtherLocation(string name, string here, string group, string there) =>
        ArmResponse.Failure(
            409,
            "InvalidResourceLocation",
            $"The resource '{name}' already exists in location '{here}' in resource group '{group}'. A resource with the same name "
                + $"cannot be created in location '{there}'. Please select a new resource name."
        );

    public static ArmResponse NoRegion(string region, string type, IEnumerable<string> known) =>
        ArmResponse.Failure(
            400,
            "LocationNotAvailableForResourceType",
            $"The provided location '{region}' is not available for resource type '{type}'. List of available regions for the "
                + $"resource type is '{string.Join(",", known.Order(StringComparer.Ordinal))}'."
        );

    public static ArmResponse Stale() =>
        ArmResponse.Failure(412, "PreconditionFailed", "The condition specified using HTTP conditional header(s) is not met.");

    public static ArmResponse NoMethod(string method, ArmPath path) =>
        ArmResponse.Failure(405, "MethodNotAllowed", $"The http method {method} is not supported for '{path.Type}'.");
}
