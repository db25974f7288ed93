using System.Text.RegularExpressions;
using CommandLine;
using Planning.Projects;

namespace Delivery.Bootstrap;

/// <summary>An environment of the promotion, and the additional permissions that its stack requires.</summary>
/// <param name="Name">The name of the stack and of the GitHub environment.</param>
/// <param name="Subscription">The subscription of the stack.</param>
internal sealed partial record DeliveryEnvironment(string Name, string Subscription)
{
    /// <summary>The stack sets delete locks.</summary>
    public bool Locks { get; init; }

    /// <summary>The stack assigns policies.</summary>
    public bool Policies { get; init; }

    /// <summary>The stack sets Defender plans of the subscription.</summary>
    public bool Defender { get; init; }

    /// <summary>Steps that this command cannot do for the stack.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public static bool IsName(string text) => Form().IsMatch(text);

    /// <param name="text">NAME, or NAME=SUBSCRIPTION.</param>
    /// <param name="subscription">The default subscription.</param>
    public static DeliveryEnvironment Read(ProjectFile project, string text, string subscription)
    {
        var parts = text.Split('=', 2);
        var environment = new DeliveryEnvironment(parts[0], parts.Length == 2 ? parts[1].ToLowerInvariant() : subscription);
        if (!IsName(environment.Name))
        {
            throw new Failure(
                "--environment must be NAME or NAME=SUBSCRIPTION with a name of 2 to 20 lower-case letters, digits "
                    + $"and hyphens, got '{text}'"
            );
        }

        if (!Guid.TryParseExact(environment.Subscription, "D", out _))
        {
            throw new Failure(
                $"--environment {environment.Name} must name a subscription by its id, got "
                    + $"'{environment.Subscription}'; az account list -o table"
            );
        }

        var config = StackConfig.Read(project, environment.Name).Values;
        string Value(string key) => config.GetValueOrDefault($"{project.Name}:{key}", "");
        var notes = new List<string>();
        foreach (
            var other in config
                .Values.SelectMany(value => OtherSubscription().Matches(value))
                .Select(match => match.Groups[1].Value.ToLowerInvariant())
                .Distinct()
        )
        {
            if (other != environment.Subscription)
            {
                // The gateway's identity gets access to the certificate's secret, and a private endpoint is connected to its vault.
                var vault = Value("certificateVaultId").Contains($"/subscriptions/{other}/", StringComparison.OrdinalIgnoreCase)
                    ? $"; on {AzureRest.ArmId.Name(Value("certificateVaultId"))}: Key Vault Contributor, and on its secret "
                        + $"{Value("certificateName")}: Role Based Access Control Administrator, for the deployer; Reader for the preview"
                    : "";
                notes.Add(
                    $"the settings of {environment.Name} refer to subscription {other}: its owner must assign the required roles"
                        + $"{vault}"
                );
            }
        }

        if (Value("predictiveDeployments") is not ("" or "[]"))
        {
            notes.Add(
                $"{environment.Name} defines a custom role for its predictive model, which its deployer may "
                    + "neither define nor assign: run its first `pulumi up` as an Owner"
            );
        }

        return environment with
        {
            Locks = Value("protectData") == "true",
            Policies = Value("assignPolicies") == "true",
            Defender = Value("defenderPlans") == "true",
            Notes = notes,
        };
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,18}[a-z0-9]$")]
    private static partial Regex Form();

    [GeneratedRegex("/subscriptions/([0-9a-fA-F-]{36})/")]
    private static partial Regex OtherSubscription();
}
