using App;
using App.Chat;
using App.Credentials;
using App.Feedback;
using App.Grounding;
using App.History;
using App.Http;
using App.Identity;
using App.Ingestion;
using App.LanguageModel;
using App.Limits;
using App.Offline;
using App.Prediction;
using App.Privacy;
using App.Readiness;
using App.Search;
using App.Session;
using App.Settings;
using App.Suggestions;
using App.Telemetry;
using Azure.Core;

if (args is [ReadingServer.Argument])
    return ReadingServer.Run(Console.OpenStandardInput(), Console.OpenStandardOutput());

// A published app has wwwroot beside the program, whatever the working directory is.
var published = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));

// Settings are read once, so that no file is watched. The slim builder leaves out HTTP/3, IIS and sinks for logs that the app lacks.
var builder = WebApplication.CreateSlimBuilder(
    new WebApplicationOptions
    {
        Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
        ContentRootPath = published ? AppContext.BaseDirectory : null,
    }
);
builder.WebHost.UseKestrelHttpsConfiguration();
if (builder.Environment.IsDevelopment())
    builder.WebHost.UseStaticWebAssets();

AppSettings settings;
try
{
    await builder.AddVaultAsync();
    settings = AppSettings.Read(builder.Configuration, builder.Environment);
}
catch (Exception problem) when (problem is SettingsException or InvalidLoginException)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}

builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.AddRedactedLogs();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(settings.Ingestion);
builder.Services.AddSingleton(settings.Telemetry);
builder.Services.AddSingleton(settings.Release);
builder.Services.AddSingleton(settings.Pseudonyms);
builder.Services.AddSingleton(settings.Unknown);
builder.Services.AddSingleton(Prompt.Read(Path.Combine(AppContext.BaseDirectory, "prompts")));
builder.Services.AddSingleton(SearchPrompt.Read(Path.Combine(AppContext.BaseDirectory, "prompts")));
if (settings is { Search: { } search, Model: { } embedder })
{
    builder.Services.AddSearch(search, embedder);
    builder.Services.AddIngestion(search, settings.Ingestion);
}
else
    builder.Services.AddBundledSearch();
if (settings.Model is { } model)
    builder.Services.AddModel(model);
else
    builder.Services.AddQuoting(settings.Offline);

builder.Services.AddChat(settings.Chat);
builder.Services.AddSuggestions(settings.Suggestions);
builder.Services.AddHistory(settings.History);
builder.Services.AddFeedback(isStored: settings.History is not null);
builder.Services.AddTrustedHops(settings.Http);
builder.Services.AddPrediction(settings.Prediction);
builder.Services.AddLimits(settings.Limits, countsTokens: settings.Model is not null);
builder.Services.AddHealthProbes(settings.SignIn, hasModel: settings.Model is not null);
Draining.Add(builder.Services, settings.Http);
if (settings.Telemetry.IsOn)
    builder.AddTelemetry(settings.Telemetry, settings.Release, IngestionMetrics.MeterName, KnowledgeBaseRetriever.MeterName);
builder.Services.AddProblemDetails();

var app = builder.Build();
var stopping = app.Lifetime.ApplicationStopping;
try
{
    // A wrong choice of the login ends the start, and not the first answer.
    _ = app.Services.GetService<TokenCredential>();
    if (IngestionCommand.IsIn(args))
        return await IngestionCommand.RunAsync(args, app.Services, Console.Out, Console.Error);

    app.Services.GetService<KnowledgeLoader>()?.Begin();
    app.UseTrustedHops(settings.Http);
    app.UseSecurityHeaders();
    app.UseExceptionHandler();
    app.UseDefaultFiles();
    app.UseRouting();
    app.UseCaller(settings.SignIn);
    app.UseRateLimiter();
    app.MapStaticAssets();
    app.MapHealthProbes();
    app.MapSession();
    app.MapChat();
    app.MapSuggestions(settings.Suggestions);
    app.MapConversations(settings.History);
    app.MapFeedback();
    app.MapPrediction(settings.Prediction);

    await app.RunAsync();
    return 0;
}
// SIGTERM while the documents are read ends the start.
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return 0;
}
catch (Exception problem) when (problem is SettingsException or InvalidLoginException)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
