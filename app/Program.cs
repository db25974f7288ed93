using App.Chat;
using App.Embedded;
using App.Feedback;
using App.Grounding;
using App.History;
using App.Hosting;
using App.Identity;
using App.Ingestion;
using App.Limits;
using App.Models;
using App.Prediction;
using App.Privacy;
using App.Readiness;
using App.Search;
using App.Telemetry;

// A published program has its page beside it, wherever it is started from.
var published = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = published ? AppContext.BaseDirectory : null }
);

AppSettings settings;
try
{
    await builder.AddVaultAsync();
    settings = AppSettings.Read(builder.Configuration, builder.Environment);
}
catch (SettingsException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}

builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.AddSingleton(settings);
builder.Services.AddRedactedLogs();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(settings.Ingestion);
builder.Services.AddSingleton(Prompt.Read(Path.Combine(AppContext.BaseDirectory, "prompts")));
if (settings is { Search: { } search, Model: { } embedder })
    builder.Services.AddSearch(search, embedder);
else
    builder.Services.AddBundledSearch();
if (settings.Model is { } model)
    builder.Services.AddModel(model);
else
    builder.Services.AddQuoting();

builder.Services.AddChat();
builder.Services.AddHistory(settings.History);
builder.Services.AddFeedback();
builder.Services.AddTrustedHops(settings);
builder.Services.AddPrediction(settings);
builder.Services.AddLimits(settings);
builder.Services.AddHealthProbes(settings);
Draining.Add(builder.Services, settings);
if (settings.Telemetry.IsOn)
    builder.AddTelemetry(settings);
builder.Services.AddProblemDetails();

var app = builder.Build();
if (IngestionCommand.IsIn(args))
    return await IngestionCommand.RunAsync(args, app.Services, Console.Out, Console.Error);

app.UseTrustedHops(settings);
app.UseSecurityHeaders();
app.UseExceptionHandler();
app.UseDefaultFiles();
app.UseRouting();
app.UseCaller(settings);
app.UseRateLimiter();
app.MapStaticAssets();
app.MapHealthProbes();
app.MapSession();
app.MapChat();
app.MapConversations(settings.History);
app.MapFeedback();
app.MapPrediction(settings);

try
{
    await app.RunAsync();
    return 0;
}
catch (SettingsException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
