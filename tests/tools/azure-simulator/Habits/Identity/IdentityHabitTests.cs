using static AzureSimulator.Tests.Habits.Bodies;
using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.Identity;

public sealed class IdentityHabitTests
{
    private const string Role = $"{Group}/providers/Microsoft.Authorization/roleAssignments/5e760c3c-37c7-41bb-803b-d269da3c4687";
    private const string RoleVersion = "2022-04-01";
    private const string Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_new_principal_is_not_found_unless_its_type_is_stated(bool on)
    {
        var azure = With(on, "principal-not-found-for-a-while");
        var principal = MakeIdentity(azure);

        Expect(on, azure.Put(Role, RoleVersion, AssignmentBody(principal, Reader, null)), 400, "PrincipalNotFound", "replication delay");

        if (on)
        {
            Ok(azure.Put(Role, RoleVersion, AssignmentBody(principal, Reader)));
            azure.Remove(Role, RoleVersion);
            azure.Wait(31);
            Ok(azure.Put(Role, RoleVersion, AssignmentBody(principal, Reader, null)));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_new_assignment_is_not_found_for_some_seconds(bool on)
    {
        var azure = With(on, "role-assignment-404-after-create");
        Ok(azure.Put(Role, RoleVersion, AssignmentBody(MakeIdentity(azure), Reader)));

        Expect(on, azure.Get(Role, RoleVersion), 404, "RoleAssignmentNotFound", "is not found");

        azure.Wait(16);
        Ok(azure.Get(Role, RoleVersion));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_new_role_cannot_be_assigned_for_a_minute(bool on)
    {
        var azure = With(on, "role-definition-settles");
        var name = "5e1f75f3-c3cf-490f-94cc-530703cf8b24";
        var principal = MakeIdentity(azure);
        azure.Make(
            $"{Group}/providers/Microsoft.Authorization/roleDefinitions/{name}",
            RoleVersion,
            """
            {"properties": {"roleName": "scorer", "type": "CustomRole", "assignableScopes": ["GROUP"],
                "permissions": [{"actions": ["Microsoft.Web/sites/read"]}]}}
            """.Replace("GROUP", Group)
        );

        var answer = azure.Put(Role, RoleVersion, AssignmentBody(principal, name));

        Expect(on, answer, 404, "RoleDefinitionDoesNotExist", "5e1f75f3c3cf490f94cc530703cf8b24");
        azure.Wait(61);
        Ok(azure.Put(Role, RoleVersion, AssignmentBody(principal, name)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_identity_takes_one_credential_at_a_time(bool on)
    {
        var azure = With(on, "federated-credentials-one-at-a-time");
        MakeIdentity(azure);
        var first = Ok(Credential(azure, "main"));

        Expect(
            on,
            Credential(azure, "pulls"),
            409,
            "ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity",
            $"managed identity '{Bodies.Identity}'"
        );

        azure.Wait(first.Took.TotalSeconds + 5);
        azure.Finish();
        Ok(Credential(azure, "pulls"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_deleted_lock_still_holds_for_a_while(bool on)
    {
        var azure = With(on, "lock-replicates-late");
        var holds = $"{Storage}/providers/Microsoft.Authorization/locks/holds-data";
        azure.MakeStorage();
        azure.Make(holds, "2020-05-01", """{"properties": {"level": "CanNotDelete"}}""");
        Refused(azure.Delete(Storage, StorageVersion), 409, "ScopeLocked");
        azure.Remove(holds, "2020-05-01");

        Expect(on, azure.Delete(Storage, StorageVersion), 409, "ScopeLocked", $"locked: '{Storage}'");

        azure.Wait(21);
        Ok(azure.Delete(Storage, StorageVersion));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_role_is_effective_some_time_after_its_assignment(bool on)
    {
        var azure = With(on, "role-effective-late");
        var principal = MakeIdentity(azure);
        azure.MakeStorage();
        Ok(azure.Put(Role, RoleVersion, AssignmentBody(principal, Reader)));

        Assert.Equal(on, azure.Send("GET", Storage, StorageVersion, caller: principal).IsError);

        azure.Wait(301);
        Ok(azure.Send("GET", Storage, StorageVersion, caller: principal));
    }

    private static ArmResponse Credential(TestAzure azure, string name) =>
        azure.Put(
            $"{Bodies.Identity}/federatedIdentityCredentials/{name}",
            IdentityVersion,
            """
            {"properties": {"issuer": "https://token.actions.githubusercontent.com", "subject": "repo:a/b:NAME",
                "audiences": ["api://AzureADTokenExchange"]}}
            """.Replace("NAME", name)
        );
}
