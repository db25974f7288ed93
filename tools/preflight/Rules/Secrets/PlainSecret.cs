using System.Buffers;
using System.Text.RegularExpressions;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed partial class PlainSecret()
    : EveryResourceRule(
        new()
        {
            Id = "plain-secret",
            Title = "No input or output contains a secret in plain text",
            Why = "A plain value is stored in the Pulumi state and shown in previews and logs.",
            Fix = "Mark the value as secret (pulumi config set --secret), or use an identity.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://github.com/pulumi/pulumi-azure-native/issues/2408",
            Requirements = ["ID-10"],
            Types = ["*"],
            Example = """
            vm:
              type: azure-native:compute:VirtualMachine
              properties:
                osProfile:
                  adminUsername: azureuser
                  linuxConfiguration: { disablePasswordAuthentication: true }
            """,
        }
    )
{
    private static readonly string[] SecretInputs =
    [
        "password",
        "adminPassword",
        "clientSecret",
        "sharedKey",
        "privateKey",
        "sasToken",
        "administratorLoginPassword",
        "certificatePassword",
    ];

    private const string TelemetryKey =
        "contains an instrumentation key in plain text, with which every reader can send telemetry while disableLocalAuth is not true; "
        + "mark it as secret";

    /// <summary>A text of another length than that of a key has one of these in it, if it is a secret.</summary>
    private static readonly SearchValues<string> Marks = SearchValues.Create(
        ["AccountKey=", "SharedAccessKey=", "SharedAccessSignature", "sig=", "-----BEGIN ", "Password="],
        StringComparison.Ordinal
    );

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        foreach (var (path, text) in resource.Scalars)
        {
            if (
                !AzureResource.IsHidden(text)
                && !path.EndsWith("keyVersion", StringComparison.OrdinalIgnoreCase)
                && (
                    IsSecret(text)
                    || SecretInputs.Contains(path[(path.LastIndexOf('.') + 1)..], StringComparer.OrdinalIgnoreCase)
                    || path.EndsWith("credentials.key", StringComparison.Ordinal)
                    || resource.Token == "keyvault:Secret" && path == "properties.value"
                )
            )
            {
                yield return resource.Problem(
                    $"{path} is a secret in plain text; mark it as secret (pulumi config set --secret), or use an identity"
                );
            }

            if (NamesTelemetry(text))
            {
                yield return resource.Warning($"{path} {TelemetryKey}");
            }
        }
    }

    protected override IEnumerable<Problem> JudgeRest(AzurePlan plan)
    {
        foreach (var (path, value) in plan.Plan.Outputs.Leaves().Where(leaf => IsSecret(leaf.Value.ToString())))
        {
            yield return new Problem(null, $"the output {path} is a secret in plain text; mark it as secret, or remove it");
        }

        foreach (var (path, _) in plan.Plan.Outputs.Leaves().Where(leaf => NamesTelemetry(leaf.Value.ToString())))
        {
            yield return new Problem(null, $"the output {path} {TelemetryKey}") { IsWarning = true };
        }
    }

    /// <summary>Microsoft does not consider the key a secret: it only names the resource that takes the telemetry.</summary>
    private static bool NamesTelemetry(string text) => text.Contains("InstrumentationKey=", StringComparison.Ordinal) && !IsSecret(text);

    // The pattern starts with no fixed letter, so that matching every text of a plan with it costs a fifth of a check.
    private static bool IsSecret(string text) =>
        (text.Length is 32 or 84 or 88 || text.AsSpan().ContainsAny(Marks)) && LooksSecret().IsMatch(text);

    [GeneratedRegex(
        "AccountKey=|SharedAccessKey=|SharedAccessSignature|[?&]sig="
            + "|-----BEGIN [A-Z ]*PRIVATE KEY|Password="
            + "|^[A-Za-z0-9+/]{86}==$|^[A-Za-z0-9]{84}$|^[0-9a-f]{32}$"
    )]
    private static partial Regex LooksSecret();
}
