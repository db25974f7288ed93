using System.CommandLine;
using System.CommandLine.Parsing;
using Azure.Core;
using AzureRest;
using CommandLine;
using Evaluation.Asking;
using Evaluation.Cases;
using Evaluation.Reports;
using Evaluation.Runs;

namespace Evaluation;

/// <summary>The command: run the cases, evaluate, compare, report.</summary>
internal static class EvaluateCommand
{
    public static RootCommand Create()
    {
        var url = new Option<Uri?>("--url")
        {
            Description = "Address of the deployed app. By default, the app starts on this machine in offline mode.",
            CustomParser = AddressOf,
        };
        var scope = new Option<string?>("--token-scope")
        {
            Description = "Scope of the token for a site with sign-in: api://<client id>/.default. Uses your Azure sign-in.",
        };
        var set = new Option<string>("--set")
        {
            Description = "golden, held-out: questions that were never used for tuning, or tuning: those that were.",
            DefaultValueFactory = _ => CaseSet.Golden.Name,
        };
        set.AcceptOnlyFromAmong([.. CaseSet.All.Select(known => known.Name)]);
        var runs = new Option<int>("--runs") { Description = "Number of runs of each case, 2 to 20.", DefaultValueFactory = _ => 3 };
        var format = new Option<string>("--format")
        {
            Description = "console, markdown or json.",
            DefaultValueFactory = _ => ReportFormat.Console,
        };
        var output = new Option<string?>("--output") { Description = "File for the report. By default, standard output." };
        var baseline = new Option<string?>("--baseline")
        {
            Description = "Baseline to compare with. By default, the stored one of this prompt and model, or else of this model.",
        };
        var save = new Option<bool>("--save-baseline")
        {
            Description =
                "Store the result as the baseline (in the file of --baseline, if given), unless a threshold is not met. "
                + "Does not compare with a baseline.",
        };
        var thresholds = new Option<string>("--thresholds")
        {
            Description = "File with the thresholds.",
            DefaultValueFactory = _ => EvaluationFiles.Thresholds,
        };
        var send = new Option<bool>("--send-scores")
        {
            Description =
                $"Send the scores to the Application Insights resource in {ScoreTelemetry.Variable}; the stack's workbook shows them. "
                + "Your Azure sign-in needs the role Monitoring Metrics Publisher on it.",
        };
        format.AcceptOnlyFromAmong(ReportFormat.All);

        var command = new RootCommand(
            """
            Asks the chat app the golden set, judges the answers by rules, and compares them with thresholds and a baseline.
            Exit code 0 all held, 1 something did not, 2 the evaluation could not run.

            Examples:
              dotnet run --project tools/evaluation
              dotnet run --project tools/evaluation -- --url https://<site>.azurewebsites.net --token-scope api://<client id>/.default
            """
        )
        {
            url,
            scope,
            set,
            runs,
            format,
            output,
            baseline,
            save,
            thresholds,
            send,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(runs) is { Errors: var errors } given && !errors.Any() && given.GetValue(runs) is not (>= 2 and <= 20))
                result.AddError($"--runs {given.GetValue(runs)} is not from 2 to 20: the spread between runs is measured too.");
            if (result.GetResult(scope) is not null && result.GetValue(url) is not { Scheme: "https" })
                result.AddError(
                    "--token-scope needs an https address in --url: tokens are not sent unencrypted, and the local app needs none."
                );
        });
        command.SetAction(
            async (parsed, cancellation) =>
            {
                // Faults in files are reported before any question is asked.
                var asked = CaseSet.All.Single(known => known.Name == parsed.GetValue(set));
                var golden = GoldenSet.Read(asked);
                var file = ThresholdFile.Read(parsed.GetValue(thresholds)!);
                using var telemetry = parsed.GetValue(send)
                    ? new ScoreTelemetry(Environment.GetEnvironmentVariable(ScoreTelemetry.Variable), Login.Credential)
                    : null;
                var given = parsed.GetValue(baseline) is { } path && !parsed.GetValue(save) ? Baseline.Read(path) : null;
                var measured = await MeasureAsync(
                    golden,
                    parsed.GetValue(url),
                    parsed.GetValue(scope),
                    parsed.GetValue(runs),
                    cancellation
                );
                var stored = parsed.GetValue(save) ? null : given ?? Baseline.Find(asked.Baselines, measured.Made);
                var verdict = Verdict.Of(measured, file.For(asked, measured.Made), stored);

                await ReportAsync(parsed.GetValue(format)!, parsed.GetValue(output), measured, verdict, cancellation);

                // A failed export does not change the result.
                if (telemetry?.Send(asked, measured, verdict) == false)
                    Console.Error.WriteLine(
                        "the scores were not sent: check that the address is reachable and that your sign-in has the role "
                            + "Monitoring Metrics Publisher"
                    );

                if (verdict.Held && parsed.GetValue(save))
                {
                    Directory.CreateDirectory(asked.Baselines);
                    await OutputFile.WriteAsync(
                        parsed.GetValue(baseline) ?? Baseline.FileFor(asked.Baselines, measured.Made),
                        Baseline.Of(measured, DateTimeOffset.UtcNow).ToJson(),
                        cancellation
                    );
                }

                return verdict.Held ? 0 : ExitCode.Findings;
            }
        );
        return command;
    }

    private static Uri? AddressOf(ArgumentResult given)
    {
        if (Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")
            return new Uri($"{address.AbsoluteUri.TrimEnd('/')}/");

        given.AddError($"'{given.Tokens[0].Value}' is not an address such as https://<site>.azurewebsites.net.");
        return null;
    }

    private static async Task<Measurement> MeasureAsync(GoldenSet golden, Uri? url, string? scope, int runs, CancellationToken cancellation)
    {
        var prompt = await File.ReadAllTextAsync(EvaluationFiles.Prompt, cancellation);
        var runner = new EvaluationRunner(EvaluationRunner.Evaluators(prompt), run => Console.Error.WriteLine($"run {run} of {runs}"));
        if (url is null)
        {
            await using var apps = new OfflineApps();
            return await runner.RunAsync(golden.Version, golden.Cases, apps, runs, cancellation);
        }

        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var site = new ChatSite(http, url, scope is null ? null : TokenOf(scope), Task.Delay);
        GoldenCase[] cases = [.. golden.Cases.Where(asked => asked.Category != Category.Poisoned)];
        Console.Error.WriteLine(
            $"{golden.Cases.Count - cases.Length} cases of {Category.Poisoned} are skipped: they need their own documents"
        );
        return await runner.RunAsync(golden.Version, cases, site, runs, cancellation);
    }

    private static Func<CancellationToken, ValueTask<string>> TokenOf(string scope)
    {
        var credential = Login.Credential;
        return async cancellation => (await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellation)).Token;
    }

    private static async Task ReportAsync(
        string format,
        string? output,
        Measurement measured,
        Verdict verdict,
        CancellationToken cancellation
    )
    {
        Action<TextWriter, Measurement, Verdict> write = format switch
        {
            ReportFormat.Markdown => MarkdownReport.Write,
            ReportFormat.Json => JsonReport.Write,
            _ => ConsoleReport.Write,
        };
        if (output is null)
        {
            write(Console.Out, measured, verdict);
            return;
        }

        using var text = new StringWriter();
        write(text, measured, verdict);
        await OutputFile.WriteAsync(output, text.ToString(), cancellation);
    }
}
