using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Rules;

public sealed class RoleTests
{
    private const string Version = "2022-04-01";
    private const string Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private const string BlobReader = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1";
    private const string User = "11111111-1111-4111-8111-111111111111";
    private const string One = $"{Storage}/providers/Microsoft.Authorization/roleAssignments/00000000-0000-4000-8000-0000000000a1";
    private const string Two = $"{Storage}/providers/Microsoft.Authorization/roleAssignments/00000000-0000-4000-8000-0000000000a2";
    private const string Blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read";

    private readonly TestAzure _azure = new(
        new SimulatorOptions
        {
            Habits = new HashSet<string>(),
            Principals = new Dictionary<string, string> { [User] = "User" },
        }
    );

    public RoleTests() => _azure.MakeStorage();

    [Fact]
    public void A_principal_must_be_known_and_of_the_type_that_is_stated()
    {
        Refused(_azure.Put(One, Version, Body("22222222-1111-4111-8111-111111111111", Reader)), 400, "PrincipalNotFound");
        Refused(_azure.Put(One, Version, Body(User, Reader, "ServicePrincipal")), 400, "UnmatchedPrincipalType", "PrinciaplType");
        Ok(_azure.Put(One, Version, Body(User, Reader, "User")));
    }

    [Fact]
    public void An_unknown_principal_is_of_the_type_that_its_first_assignment_states()
    {
        const string Unknown = "22222222-1111-4111-8111-111111111111";
        var azure = new TestAzure(new SimulatorOptions { Habits = new HashSet<string>(), TakesUnknownPrincipals = true });
        azure.MakeStorage();

        var body = azure.Make(One, Version, Body(Unknown, Reader, "Group"));

        Assert.Equal((Storage, "Group"), ((string?)body["properties"]!["scope"], (string?)body["properties"]!["principalType"]));
        Refused(azure.Put(Two, Version, Body(Unknown, BlobReader, "User")), 400, "UnmatchedPrincipalType");
        Assert.Equal("Group", (string?)azure.Make(Two, Version, Body(Unknown, BlobReader))["properties"]!["principalType"]);
    }

    [Fact]
    public void A_role_is_assigned_once_and_its_assignment_stays_as_it_is()
    {
        _azure.Make(One, Version, Body(User, Reader));

        Refused(_azure.Put(Two, Version, Body(User, Reader)), 409, "RoleAssignmentExists");
        Refused(_azure.Put(One, Version, Body(User, BlobReader)), 400, "RoleAssignmentUpdateNotPermitted");
        Ok(_azure.Put(One, Version, Body(User, Reader)));
        Ok(_azure.Put(Two, Version, Body(User, BlobReader)));
    }

    [Fact]
    public void A_caller_may_do_what_its_roles_allow_at_their_scope_and_below()
    {
        Refused(
            _azure.Send("GET", Storage, StorageVersion, caller: User),
            403,
            "AuthorizationFailed",
            "Microsoft.Storage/storageAccounts/read"
        );

        _azure.Make(One, Version, Body(User, Reader));

        Ok(_azure.Send("GET", Storage, StorageVersion, caller: User));
        Refused(_azure.Send("DELETE", Storage, StorageVersion, caller: User), 403, "AuthorizationFailed");
        Refused(_azure.Send("GET", Group, "2024-03-01", caller: User), 403, "AuthorizationFailed");
        Assert.False(_azure.Azure.Rights.HasData(User, Blobs, Storage));
    }

    [Fact]
    public void Data_actions_come_from_roles_alone_also_for_the_owner()
    {
        var owner = _azure.Azure.Options.Owner;
        Assert.False(_azure.Azure.Rights.HasData(owner, Blobs, Storage));

        _azure.Make(One, Version, Body(owner, BlobReader, "ServicePrincipal"));

        Assert.True(_azure.Azure.Rights.HasData(owner, Blobs, $"{Storage}/blobServices/default/containers/a"));
        Assert.False(_azure.Azure.Rights.HasData(owner, Blobs.Replace("/read", "/write"), Storage));
    }

    [Fact]
    public void A_custom_role_allows_what_it_defines_and_is_not_deleted_while_assigned()
    {
        const string Subscription = "/subscriptions/00000000-0000-4000-8000-000000000001";
        const string Role = $"{Subscription}/providers/Microsoft.Authorization/roleDefinitions/00000000-0000-4000-8000-0000000000b1";
        _azure.Make(
            Role,
            Version,
            """
            {"properties": {"roleName": "Keys", "type": "CustomRole", "assignableScopes": ["/"],
             "permissions": [{"actions": ["Microsoft.Storage/*"], "notActions": ["*/delete"]}]}}
            """
        );
        _azure.Make(One, Version, Body(User, "00000000-0000-4000-8000-0000000000b1"));

        Ok(_azure.Send("POST", $"{Storage}/listKeys", StorageVersion, caller: User));
        Refused(_azure.Send("DELETE", Storage, StorageVersion, caller: User), 403, "AuthorizationFailed");
        Refused(_azure.Delete(Role, Version), 400, "RoleDefinitionHasAssignments");
        _azure.Remove(One, Version);
        Ok(_azure.Delete(Role, Version));
    }

    [Fact]
    public void A_role_is_effective_at_once_without_the_habit_and_later_with_it()
    {
        var late = new TestAzure("role-effective-late");
        late.MakeStorage();
        var owner = late.Azure.Options.Owner;

        late.Make(One, Version, Body(owner, BlobReader, "ServicePrincipal"));
        var before = late.Azure.Rights.HasData(owner, Blobs, Storage);
        late.Wait(300);

        Assert.False(before);
        Assert.True(late.Azure.Rights.HasData(owner, Blobs, Storage));
        Ok(late.Delete(One, Version));
        Assert.True(late.Azure.Rights.HasData(owner, Blobs, Storage));
        late.Wait(300);
        Assert.False(late.Azure.Rights.HasData(owner, Blobs, Storage));
    }

    private static string Body(string principal, string role, string? type = null) =>
        $$"""
            {"properties": {"principalId": "{{principal}}", {{(type is null ? "" : $"\"principalType\": \"{type}\",")}}
             "roleDefinitionId": "/providers/Microsoft.Authorization/roleDefinitions/{{role}}"} }
            """;
}
