using App.Chat;
using App.Embedded;
using App.Grounding;
using App.Hosting;
using App.Identity;
using App.Ingestion;
using App.Models;
using App.Prediction;
using App.Retrieval;
using App.Search;
using Microsoft.Extensions.AI;

// A published program has its page beside it, wherever it is started from.
var published = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = published ? AppContext.BaseDirectory : null,
});

AppSettings settings;
try
{
    settings = AppSettings.Read(builder.Configuration, builder.Environment);
}
catch (SettingsException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}

builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.AddSingleton(settings);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(settings.Ingestion);
if (settings is { Search: { } search, Model: { } embedder })
{
    builder.Services.AddSearch(search, embedder);
}
else
{
    builder.Services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>, HashEmbeddingGenerator>();
    builder.Services.AddSingleton<Ingester>();
    builder.Services.AddSingleton<KnowledgeIndex>();
    builder.Services.AddHostedService<KnowledgeLoader>();
    builder.Services.AddSingleton<IRetriever>(services => services.GetRequiredService<KnowledgeIndex>());
}

builder.Services.AddSingleton(Prompt.Read(Path.Combine(AppContext.BaseDirectory, "prompts")));
if (settings.Model is { } model)
    builder.Services.AddModel(model);
else
    builder.Services.AddSingleton<IChatClient, ExtractiveChatClient>();

builder.Services.AddSingleton<ChatService>();
builder.Services.AddTrustedHops(settings);
builder.Services.AddPrediction(settings);
builder.Services.AddRateLimits(settings);
builder.Services.AddHealthChecks();
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
app.MapHealth();
app.MapChat();
app.MapPrediction(settings);

app.Run();
return 0;
