using System.Text.Json.Nodes;

namespace Delivery.Tests.Fake;

/// <summary>Checks of Azure on role assignments.</summary>
internal static class FakeRights
{
    public static FakeReply? Refuse(FakeRequest request, IEnumerable<JsonObject> items, FakeResources resources)
    {
        if (request.Type != "Microsoft.Authorization/roleAssignments")
        {
            return null;
        }

        var wanted = request.Body!["properties"]!;
        if (resources.UnknownPrincipals-- > 0)
        {
            return FakeReply.Error(400, "PrincipalNotFound", $"Principal {wanted["principalId"]} does not exist in the directory.");
        }

        resources.UnknownPrincipals = 0;
        foreach (var item in items.Where(item => item["type"]?.ToString() == request.Type))
        {
            var there = item["properties"]!;
            var isSame =
                Same(there, wanted, "principalId")
                && Same(there, wanted, "roleDefinitionId")
                && there["scope"]!.ToString().Equals(request.Scope, StringComparison.OrdinalIgnoreCase);
            var isNamed = item["id"]!.ToString().Equals(request.Path, StringComparison.OrdinalIgnoreCase);
            if (isSame && !isNamed)
            {
                return FakeReply.Error(409, "RoleAssignmentExists", "The role assignment already exists.");
            }

            if (isNamed && !isSame)
            {
                return FakeReply.Error(
                    400,
                    "RoleAssignmentUpdateNotPermitted",
                    "Tenant ID, application ID, principal ID, and scope are not allowed to be updated."
                );
            }
        }

        return null;
    }

    private static bool Same(JsonNode one, JsonNode other, string name) =>
        one[name]!.ToString().Equals(other[name]!.ToString(), StringComparison.OrdinalIgnoreCase);
}
