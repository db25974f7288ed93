using System.Text.Json.Nodes;
using Ci.Tests.Running;

namespace Ci.Tests.Reporting;

/// <summary>A pull request and issues, stored by the stand-in for GitHub's CLI.</summary>
internal sealed class GitHub : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("github-");

    public JsonArray Comments => Kept("comments.json");

    public JsonArray Issues => Kept("issues.json");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Adds a comment of another author.</summary>
    public void AddComment(string body) =>
        File.WriteAllText(At("comments.json"), new JsonArray(new JsonObject { ["id"] = 1, ["body"] = body }).ToJsonString());

    public void AddIssue(string title, string body) =>
        File.WriteAllText(
            At("issues.json"),
            new JsonArray(
                new JsonObject
                {
                    ["number"] = 1,
                    ["title"] = title,
                    ["body"] = body,
                    ["state"] = "open",
                    ["author"] = new JsonObject { ["login"] = "mallory" },
                }
            ).ToJsonString()
        );

    /// <summary>The path of the page, the last argument of the scripts.</summary>
    public string Page => At("text.md");

    /// <summary>Sets the answer of the API to a path; null is 404.</summary>
    public void Answer(string path, string? json)
    {
        var file = At(Path.Combine("github", path.Replace('/', '.')));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (json is null)
        {
            File.Delete(file);
        }
        else
        {
            File.WriteAllText(file, json);
        }
    }

    /// <param name="text">The content of the page.</param>
    public async Task<Result> RunAsync(string script, string[] arguments, string text)
    {
        await File.WriteAllTextAsync(Page, text);
        return await RunScriptAsync(script, [.. arguments, Page]);
    }

    public Task<Result> RunScriptAsync(string script, params string[] arguments) =>
        CommandIn(_folder.FullName).RunAsync(Checkout.At(".ci", script), arguments);

    /// <summary>Runs a step of a workflow in the checkout, as a runner does.</summary>
    public async Task<(Result Result, string Output, string Summary)> RunStepAsync(string script, string commit)
    {
        var command = CommandIn(Checkout.Root);
        command.Variables["GITHUB_SHA"] = commit;
        command.Variables["GITHUB_OUTPUT"] = At("output");
        command.Variables["GITHUB_STEP_SUMMARY"] = At("summary");
        var result = await command.RunAsync("bash", "-e", "-c", script);
        return (result, Text("output"), Text("summary"));

        string Text(string name) => File.Exists(At(name)) ? File.ReadAllText(At(name)) : "";
    }

    private Command CommandIn(string folder) =>
        new(folder)
        {
            Variables =
            {
                ["PATH"] = $"{Checkout.At("tests", "ci", "StandIns")}:{Environment.GetEnvironmentVariable("PATH")}",
                ["CLOUD"] = _folder.FullName,
                ["GITHUB_REPOSITORY"] = "o/r",
            },
        };

    private JsonArray Kept(string name) => File.Exists(At(name)) ? JsonNode.Parse(File.ReadAllText(At(name)))!.AsArray() : [];

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
