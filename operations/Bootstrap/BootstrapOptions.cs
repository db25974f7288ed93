using System.CommandLine;
using System.Text.RegularExpressions;
using Management;
using Preflight;
using Preflight.Projects;

namespace Operations.Bootstrap;

/// <summary>The options of `bootstrap`, and the settings they make with what the project says.</summary>
internal sealed partial class BootstrapOptions
{
    private readonly Option<string> _project = new("--project") { Description = "The Pulumi project's folder.", DefaultValueFactory = _ => "." };
    private readonly Option<string?> _repository = new("--repository") { Description = "OWNER/REPO in GitHub, whose jobs may act as the identities; OWNER@ID/REPO@ID where GitHub names it by its numbers too." };
    private readonly Option<string?> _issuer = new("--issuer") { Description = "Who signs the jobs' tokens, in place of GitHub: of Azure DevOps https://vstoken.dev.azure.com/<organisation id>." };
    private readonly Option<string?> _subject = new("--subject") { Description = "What the tokens say, with {environment} in it: of Azure DevOps sc://<organisation>/<project>/{environment}." };
    private readonly Option<string?> _subscription = new("--subscription") { Description = "Where state, keys, packages and identities lie; AZURE_SUBSCRIPTION_ID otherwise." };
    private readonly Option<string[]> _environments = new("--environment") { Description = "NAME or NAME=SUBSCRIPTION, once for each, in the order of promotion; dev, test and prod otherwise." };
    private readonly Option<string?> _location = new("--location") { Description = "The region; the first environment's otherwise." };
    private readonly Option<string> _sku = new("--storage-sku") { Description = "Redundancy of state and packages.", DefaultValueFactory = _ => "Standard_ZRS" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_repository, _issuer, _subject, _subscription, _environments, _location, _sku, _project])
        {
            command.Options.Add(option);
        }
    }

    public async Task<BootstrapSettings> ReadAsync(ParseResult parsed, Surroundings surroundings, CancellationToken cancellation)
    {
        var project = ProjectFile.Find(parsed.GetValue(_project)!);
        var (issuer, subject) = Trusted(parsed);
        var names = parsed.GetValue(_environments) is { Length: > 0 } given ? given : ["dev", "test", "prod"];
        var subscription = await Subscriptions.ChooseAsync(surroundings.Azure, parsed.GetValue(_subscription), surroundings.Environment, cancellation);
        var environments = names.Select(name => DeliveryEnvironment.Read(project, name, subscription)).ToList();
        if (environments.GroupBy(environment => environment.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new Failure($"--environment {twice.Key} is given twice; name each once");
        }

        var config = StackConfig.Read(project, environments[0].Name).Values;
        var location = parsed.GetValue(_location) ?? config.GetValueOrDefault("azure-native:location") ?? throw new Failure("--location is missing, and Pulumi.yaml names none; --location swedencentral");
        return new BootstrapSettings
        {
            Project = project.Name,
            Name = config.GetValueOrDefault($"{project.Name}:workload") is { } name && Short().IsMatch(name) ? name : throw new Failure($"{project.Name}:workload must be 2 to 10 lower-case letters and digits; pulumi config set workload <name>"),
            Subscription = subscription,
            Tenant = await Subscriptions.TenantAsync(surroundings.Azure, subscription, cancellation),
            Location = location,
            StorageSku = parsed.GetValue(_sku)!,
            Environments = environments,
            Issuer = issuer,
            Subject = subject,
        };
    }

    private (string Issuer, string Subject) Trusted(ParseResult parsed)
    {
        var (repository, issuer, subject) = (parsed.GetValue(_repository), parsed.GetValue(_issuer), parsed.GetValue(_subject));
        if (repository is not null && issuer is null && subject is null)
        {
            return Repository().IsMatch(repository)
                ? ("https://token.actions.githubusercontent.com", $"repo:{repository}:environment:{{environment}}")
                : throw new Failure($"--repository must be OWNER/REPO or OWNER@ID/REPO@ID, got '{repository}'; {IdentityParts.AskGitHub("OWNER/REPO")} prints it after 'repo:'");
        }

        if (repository is not null || issuer is null || subject is null)
        {
            throw new Failure("say whose jobs are trusted: --repository OWNER/REPO for GitHub, or --issuer and --subject together for anything else");
        }

        // A subject that is the same for all would let a preview act as the deployer.
        return issuer.StartsWith("https://", StringComparison.Ordinal) && subject.Contains("{environment}", StringComparison.Ordinal)
            ? (issuer, subject)
            : throw new Failure($"--issuer must be an https address and --subject must hold {{environment}}, got '{issuer}' and '{subject}'");
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,39}(/[A-Za-z0-9._-]{1,100}|@[0-9]+/[A-Za-z0-9._-]{1,100}@[0-9]+)$")]
    private static partial Regex Repository();

    [GeneratedRegex("^[a-z0-9]{2,10}$")]
    private static partial Regex Short();
}
