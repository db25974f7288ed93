using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Vaults;

internal sealed class PurgeProtectionStays : Habit
{
    private const string Protection = "enablePurgeProtection";
    private const string Retention = "softDeleteRetentionInDays";

    public override string Id => "purge-protection-one-way";

    public override string Sentence => "The purge protection of a vault cannot be switched off, and its retention cannot be changed.";

    public override string Source => "https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview";

    public override string Sure => "documented";

    public override string? Fix => "Leave enablePurgeProtection out or true, and keep softDeleteRetentionInDays as it was.";

    public override ArmResponse? Refuse(Call call)
    {
        if (
            !call.IsWrite
            || !call.IsOf("Microsoft.KeyVault/vaults")
            || call.Existing is not { } vault
            || call.Body?["properties"] is not JsonObject properties
        )
        {
            return null;
        }

        if (JsonPath.IsTrue(vault.Body, "properties", Protection))
        {
            if (properties[Protection] is not null && !JsonPath.IsTrue(properties, Protection))
            {
                return Failure(
                    400,
                    "BadRequest",
                    "The property \"enablePurgeProtection\" cannot be set to false. Enabling the purge protection for "
                        + "a vault is an irreversible "
                        + "action."
                );
            }

            properties[Protection] = true;
        }

        return vault.Properties[Retention] is { } had && properties[Retention] is { } wanted && !JsonNode.DeepEquals(had, wanted)
            ? Failure(400, "BadRequest", "The property \"softDeleteRetentionInDays\" has been set already and it can't be modified.")
            : null;
    }
}
