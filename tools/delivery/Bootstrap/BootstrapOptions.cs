using System.CommandLine;
using System.Text.RegularExpressions;
using AzureRest;
using CommandLine;
using Delivery.Context;
using Planning.Projects;

namespace Delivery.Bootstrap;

/// <summary>The options of `bootstrap`, combined with the configuration of the project.</summary>
internal sealed partial class BootstrapOptions
{
    private const string Placeholder = "{environment}";

    /// <summary>In the order of promotion.</summary>
    private static readonly string[] Usual = ["dev", "test", "prod"];

    private readonly Option<string> _project = new("--project")
    {
        Description = "Folder of the Pulumi project.",
        DefaultValueFactory = _ => ".",
    };
    private readonly Option<string?> _repository = new("--repository")
    {
        Description = "GitHub repository of the pipeline: OWNER/REPO, or OWNER@ID/REPO@ID if its token subjects contain numeric ids.",
    };
    private readonly Option<string?> _issuer = new("--issuer")
    {
        Description = "Token issuer of another pipeline service. Azure DevOps: https://login.microsoftonline.com/<tenant>/v2.0.",
    };
    private readonly Option<string[]> _subjects = new("--subject")
    {
        Description =
            "Token subject with {environment} in it, or ENVIRONMENT=SUBJECT for each of dev, dev-preview and so on. "
            + "Azure DevOps shows it in the service connection.",
    };
    private readonly Option<string?> _subscription = new("--subscription")
    {
        Description = "Subscription for state, keys, packages and identities. Default: AZURE_SUBSCRIPTION_ID.",
    };
    private readonly Option<string[]> _environments = new("--environment")
    {
        Description = "NAME or NAME=SUBSCRIPTION, once for each, in the order of promotion. Default: dev, test, prod.",
    };
    private readonly Option<string?> _location = new("--location")
    {
        Description = "Region. Default: the region of the first environment.",
    };
    private readonly Option<string> _sku = new("--storage-sku")
    {
        Description = "Redundancy of state and packages.",
        DefaultValueFactory = _ => "Standard_ZRS",
    };

    public void AddTo(Command command)
    {
        _sku.AcceptOnlyFromAmong("Standard_LRS", "Standard_ZRS", "Standard_GRS", "Standard_GZRS", "Standard_RAGRS", "Standard_RAGZRS");
        foreach (var option in (Option[])[_repository, _issuer, _subjects, _subscription, _environments, _location, _sku, _project])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The standard environments first, because the first one publishes packages; temporary stacks last.</summary>
    public static IEnumerable<string> InOrder(IEnumerable<string> names) =>
        names.OrderBy(name => Array.IndexOf(Usual, name) is >= 0 and var place ? place : Usual.Length);

    public async Task<BootstrapSettings> ReadAsync(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var project = ProjectFile.Find(parsed.GetValue(_project)!);
        var (issuer, given) = Trusted(parsed);
        var names = parsed.GetValue(_environments) is { Length: > 0 } named ? named : Usual;
        var subscription = await Subscriptions.ChooseAsync(
            context.Azure,
            parsed.GetValue(_subscription),
            context.Environment,
            cancellation
        );
        var environments = names.Select(name => DeliveryEnvironment.Read(project, name, subscription)).ToList();
        if (environments.GroupBy(environment => environment.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new Failure($"--environment {twice.Key} is given twice; name each once");
        }

        var config = StackConfig.Read(project, environments[0].Name).Values;
        var location = parsed.GetValue(_location)
            ?? config.GetValueOrDefault("azure-native:location")
            ?? throw new Failure("--location is missing, and Pulumi.yaml sets no region; --location swedencentral");
        return new BootstrapSettings
        {
            Project = project.Name,
            Name =
                config.GetValueOrDefault($"{project.Name}:workload") is { } name && Short().IsMatch(name)
                    ? name
                    : throw new Failure(
                        $"{project.Name}:workload must be 2 to 10 lower-case letters and digits; pulumi config set workload <name>"
                    ),
            Subscription = subscription,
            Tenant = await Subscriptions.TenantAsync(context.Azure, subscription, cancellation),
            Location = location,
            StorageSku = parsed.GetValue(_sku)!,
            Environments = environments,
            Issuer = issuer,
            Subjects = Subjects(
                given,
                [
                    .. environments.SelectMany(environment =>
                        Enum.GetValues<Purpose>().Select(purpose => BootstrapSettings.JobEnvironment(environment, purpose))
                    ),
                ]
            ),
        };
    }

    /// <summary>With the same subject for two environments, a preview job could act as the deployer.</summary>
    private static Dictionary<string, string> Subjects(string[] given, string[] jobs)
    {
        if (given is [var one] && one.Contains(Placeholder, StringComparison.Ordinal))
        {
            return jobs.ToDictionary(name => name, name => one.Replace(Placeholder, name, StringComparison.Ordinal));
        }

        var pairs = given.Select(text => text.Split('=', 2)).ToList();
        return
            pairs.TrueForAll(pair => pair.Length == 2 && pair[1].Length > 0)
            && pairs.Select(pair => pair[0]).Order().SequenceEqual(jobs.Order())
            && pairs.DistinctBy(pair => pair[1]).Count() == jobs.Length
            ? pairs.ToDictionary(pair => pair[0], pair => pair[1])
            : throw new Failure(
                $"--subject must contain {Placeholder}, or be given once for each of {string.Join(", ", jobs)} as "
                    + $"ENVIRONMENT=SUBJECT, no two the same; got '{string.Join("', '", given)}'"
            );
    }

    private (string Issuer, string[] Subjects) Trusted(ParseResult parsed)
    {
        var (repository, issuer, subjects) = (parsed.GetValue(_repository), parsed.GetValue(_issuer), parsed.GetValue(_subjects) ?? []);
        if (repository is not null && issuer is null && subjects.Length == 0)
        {
            return Repository().IsMatch(repository)
                ? ("https://token.actions.githubusercontent.com", [$"repo:{repository}:environment:{Placeholder}"])
                : throw new Failure(
                    $"--repository must be OWNER/REPO or OWNER@ID/REPO@ID, got '{repository}'; "
                        + $"{IdentityParts.AskGitHub("OWNER/REPO")} prints it after 'repo:'"
                );
        }

        if (repository is not null || issuer is null || subjects.Length == 0)
        {
            throw new Failure(
                "the pipeline is not specified: use --repository OWNER/REPO for GitHub, or --issuer and --subject for another service"
            );
        }

        return issuer.StartsWith("https://", StringComparison.Ordinal)
            ? (issuer, subjects)
            : throw new Failure($"--issuer must be an https address, got '{issuer}'");
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,39}(/[A-Za-z0-9._-]{1,100}|@[0-9]+/[A-Za-z0-9._-]{1,100}@[0-9]+)$")]
    private static partial Regex Repository();

    [GeneratedRegex("^[a-z0-9]{2,10}$")]
    private static partial Regex Short();
}
