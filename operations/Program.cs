using System.CommandLine;

return await new RootCommand("What a person does once, or at the end, with an Azure account.").Parse(args).InvokeAsync();
