using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Identity;

internal sealed class CredentialsOneAtATime : Habit
{
    public override string Id => "federated-credentials-one-at-a-time";

    public override string Sentence => "An identity takes one write of its federated credentials at a time.";

    public override string Source => "https://github.com/pulumi/pulumi-azure-native/issues/4343";

    public override string Sure => "measured";

    public override string? Fix =>
        "Write the credentials of one identity one after the other: let each depend on the one before (dependsOn).";

    public override ArmResponse? Refuse(Call call) =>
        call.IsChange
        && call.IsOf("Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials")
        && call.Azure.Working($"{call.RootId}/federatedIdentityCredentials").Any()
            ? Failure(
                409,
                "ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity",
                $"Too many Federated Identity Credentials are written concurrently for the managed identity '{call.RootId}'. Concurrent "
                    + "Federated Identity Credentials writes under the same managed identity are not supported."
            )
            : null;
}
