global using CoP.Community.Delivery;
global using CoP.Community.Groups;
global using CoP.Community.Members;
global using CoP.Community.Questions;
global using CoP.Testing.Communities;
global using Microsoft.EntityFrameworkCore;
global using Xunit;
