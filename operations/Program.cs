using System.CommandLine;
using Operations.Packaging;

return await new RootCommand("What a person does once, or at the end, with an Azure account; and what a release is packed with.") { PackageCommand.Create() }
    .Parse(args).InvokeAsync();
